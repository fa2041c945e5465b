/**
 * The style sheet of every page. 1rem is 18 px and follows the reader's own text size; targets are at least 60 px; every
 * colour pair is at least 4.5:1, by day and by night (test/web/contrast.test.ts).
 */
export const base = `
:root{color-scheme:light dark;--ink:#1d2420;--paper:#f4f5f2;--card:#fff;--line:#8a938d;--soft:#4d5650;--go:#00593f;--on:#fff;--warn:#fff6e0;--edge:#8a5a00;--stop:#a8140f}
@media screen and (prefers-color-scheme:dark){:root{--ink:#eef1ec;--paper:#141816;--card:#1e2421;--line:#7d8a83;--soft:#b4bdb7;--go:#7fd6ae;--on:#141816;--warn:#2c2411;--edge:#e0a83a;--stop:#ff9a90}}
*{box-sizing:border-box}
html{font-size:112.5%;-webkit-text-size-adjust:100%}
.large{font-size:150%}
body{max-width:40rem;margin:auto;padding:0 1rem 2rem;font:1rem/1.55 sans-serif;color:var(--ink);background:var(--paper);overflow-wrap:break-word}
header,footer{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:center;gap:0 1rem}
header a,footer a{padding:1rem 0}
h1{font-size:1.5rem;line-height:1.3;margin:1rem 0 .5rem}
h2,.part>legend{font-size:1.2rem;margin:1.5rem 0 0}
.card h2,.notice h2,.error h2{margin:0}
p,ul,ol{margin:.5rem 0}
dd{margin:0 0 .75rem}
.slots{list-style:none;padding:0}
a,summary{color:var(--go)}
.muted,.hint,dt{color:var(--soft)}
.card{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:1rem;margin:1rem 0}
.notice{background:var(--warn);border-left:8px solid var(--edge);padding:1rem;margin:1rem 0}
.error{background:var(--card);border:4px solid var(--stop);padding:1rem;margin:1rem 0}
.error a,.wrong{display:block;color:var(--stop);font-weight:700}
.error a{padding:1rem 0}
.button,button{display:block;width:100%;min-height:60px;margin:1rem 0;padding:.85rem 1rem;border:2px solid var(--go);border-radius:10px;background:var(--go);color:var(--on);font:inherit;font-weight:700;text-align:center;text-decoration:none}
.second{background:var(--card);color:var(--go)}
.danger{background:var(--stop);border-color:var(--stop)}
.days{display:flex;flex-wrap:wrap;gap:0 1rem}
.days a{flex:1 5rem;padding:.5rem;margin:.5rem 0}
.slots>*>*{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:center;gap:0 1rem;min-height:60px;margin:.5rem 0;padding:.5rem 1rem;font-weight:400;text-align:left}
.slots b{font-size:1.2rem}
.off{border:2px dashed var(--line);border-radius:10px;color:var(--soft)}
label,legend{display:block;font-weight:700;margin-top:1rem;padding:0}
fieldset{border:0;margin:1rem 0 0;padding:0;min-width:0}
.part{margin-top:2rem}
.hint{display:block;font-weight:400}
input,select,textarea{width:100%;min-height:60px;padding:.5rem;border:2px solid var(--soft);border-radius:6px;background:var(--card);color:inherit;font:inherit;font-weight:400}
.bad input,.bad select,.bad textarea{border:4px solid var(--stop)}
.pick{display:flex;align-items:center;gap:.75rem;min-height:60px;margin:0;font-weight:400}
.pick input{flex:none;width:1.8rem;min-height:1.8rem;margin:0}
summary{padding:1rem 0}
.code{font:700 min(2.4rem,18vw) monospace}
svg{display:block;width:100%;max-width:15rem;margin:auto;background:#fff}
[hidden]{display:none}
@media print{header,footer,form,.button,.screen{display:none}:root{font-size:11pt}body{padding:0;background:#fff}.code{font-size:4rem}dt{float:left}dd{margin:0 0 .4rem 8rem}}
`;
