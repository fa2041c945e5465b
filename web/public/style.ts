import { createHash } from 'node:crypto';

/**
 * The one style sheet. It stands inside every page, allowed by its hash in the Content-Security-Policy: on a slow
 * network a second request before the first paint costs more than these bytes.
 *
 * 1rem is 18 px and follows the reader's own text size; targets are at least 60 px; every colour pair is at least 4.5:1.
 */
const source = `
*{box-sizing:border-box}
html{font-size:112.5%;-webkit-text-size-adjust:100%}
body{max-width:40rem;margin:auto;padding:0 1rem 2rem;font:1rem/1.55 sans-serif;color:#1d2420;background:#f4f5f2;overflow-wrap:break-word}
header,footer{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:center;gap:0 1rem}
header a,footer a{padding:1rem 0}
h1{font-size:1.5rem;line-height:1.3;margin:1rem 0 .5rem}
h2,.part>legend{font-size:1.2rem;margin:1.5rem 0 0}
.card h2,.notice h2,.error h2{margin:0}
p,ul,ol{margin:.5rem 0}
dd{margin:0 0 .75rem}
.slots{list-style:none;padding:0}
a,summary{color:#00593f}
.muted,.hint,dt{color:#4d5650}
.card{background:#fff;border:1px solid #8a938d;border-radius:10px;padding:1rem;margin:1rem 0}
.notice{background:#fff6e0;border-left:8px solid #8a5a00;padding:1rem;margin:1rem 0}
.error{background:#fff;border:4px solid #a8140f;padding:1rem;margin:1rem 0}
.error a,.wrong{display:block;color:#a8140f;font-weight:700}
.error a{padding:1rem 0}
.button,button{display:block;width:100%;min-height:60px;margin:1rem 0;padding:.85rem 1rem;border:2px solid #00593f;border-radius:10px;background:#00593f;color:#fff;font:inherit;font-weight:700;text-align:center;text-decoration:none}
.second{background:#fff;color:#00593f}
.danger{background:#a8140f;border-color:#a8140f}
.days{display:flex;gap:.5rem}
.days a{padding:.5rem;margin:.5rem 0}
.slots>*>*{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:center;gap:0 1rem;min-height:60px;margin:.5rem 0;padding:.5rem 1rem;font-weight:400;text-align:left}
.slots b{font-size:1.2rem}
.off{border:2px dashed #8a938d;border-radius:10px;color:#4d5650}
label,legend{display:block;font-weight:700;margin-top:1rem;padding:0}
fieldset{border:0;margin:0;padding:0;min-width:0}
.part{margin-top:2rem}
.hint{display:block;font-weight:400}
input,select{width:100%;min-height:60px;padding:.5rem;border:2px solid #4d5650;border-radius:6px;background:#fff;color:inherit;font:inherit;font-weight:400}
.bad input,.bad select{border:4px solid #a8140f}
.pick{display:flex;align-items:center;gap:.75rem;min-height:60px;margin:0;font-weight:400}
.pick input{flex:none;width:1.8rem;min-height:1.8rem;margin:0}
summary{padding:1rem 0}
.code{font:700 2.4rem monospace}
svg{display:block;width:100%;max-width:15rem;margin:auto}
[hidden]{display:none}
@media print{header,footer,.button{display:none}}
`;

/** The style sheet without the line breaks that only its source needs. */
export const style = source.replaceAll('\n', '');

/** The style sheet as the Content-Security-Policy names it. */
export const styleSource = `'sha256-${createHash('sha256').update(style).digest('base64')}'`;
