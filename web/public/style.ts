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
body{margin:0;font:1rem/1.55 system-ui,"PingFang SC","Noto Sans CJK SC",sans-serif;color:#1d2420;background:#f4f5f2;overflow-wrap:break-word}
header,main,footer{max-width:40rem;margin:0 auto;padding:0 1rem}
header,footer{display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 1.25rem}
header a,footer a{display:flex;align-items:center;min-height:60px}
header a:first-child{font-weight:700;text-decoration:none}
footer{margin-top:2rem;border-top:1px solid #8a938d;padding-bottom:2rem}
.skip{position:absolute;left:-99rem}
.skip:focus{left:0;background:#fff;padding:1rem}
h1{font-size:1.5rem;line-height:1.3;margin:.5rem 0}
h2{font-size:1.2rem;line-height:1.35;margin:0}
main h2{margin-top:1.5rem}
p{margin:.5rem 0}
ul,ol,dl{margin:.5rem 0;padding:0}
ul.plain,ol{list-style:none}
ul:not(.plain){padding-left:1.4rem}
a{color:#00593f}
:focus-visible{outline:3px solid #1d2420;outline-offset:3px}
.muted{color:#4d5650}
.card{background:#fff;border:1px solid #8a938d;border-radius:10px;padding:1rem;margin:.75rem 0}
.card h2{margin:0}
.notice{border-left:8px solid #8a5a00;background:#fff6e0;padding:.75rem 1rem;margin:1rem 0}
.notice h2,.error h2{margin:0}
.error{border:3px solid #a8140f;background:#fff;padding:1rem;margin:1rem 0}
.error a,.wrong{color:#a8140f;font-weight:700}
.button,button{display:flex;align-items:center;justify-content:center;width:100%;min-height:60px;margin:1rem 0;padding:.5rem 1rem;border:2px solid #00593f;border-radius:10px;background:#00593f;color:#fff;font:inherit;font-weight:700;text-align:center;text-decoration:none;cursor:pointer}
.second{background:#fff;color:#00593f}
.danger{background:#a8140f;border-color:#a8140f}
.days{display:flex;gap:.75rem}
.days .button{margin:.5rem 0}
.slots .button,.slots button,.slots .off{display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 1rem;align-items:center;width:100%;min-height:60px;margin:.5rem 0;padding:.5rem 1rem;border-radius:10px;text-align:left;font-weight:400}
.slots b{font-size:1.2rem}
.slots .off{border:2px dashed #8a938d;color:#4d5650}
label,legend{display:block;font-weight:700;margin-top:1rem;padding:0}
fieldset{border:0;margin:1rem 0 0;padding:0;min-width:0}
.part{border-top:1px solid #8a938d;padding-top:.5rem}
.part>legend{font-size:1.2rem;float:left;width:100%}
.part>legend+*{clear:both}
.hint{display:block;font-weight:400;color:#4d5650}
input,select{width:100%;min-height:60px;padding:.5rem .75rem;border:2px solid #4d5650;border-radius:6px;background:#fff;color:inherit;font:inherit}
.bad input,.bad select{border-color:#a8140f;border-width:4px}
.pick{display:flex;align-items:center;gap:.75rem;min-height:60px;margin:0;font-weight:400}
.pick input{flex:none;width:1.7rem;min-height:1.7rem;height:1.7rem;margin:0 .25rem}
summary{min-height:60px;padding:1rem 0;cursor:pointer;color:#00593f;text-decoration:underline}
dt{color:#4d5650;margin-top:.75rem}
dd{margin:0}
.code{font:700 2.4rem/1.2 ui-monospace,monospace;letter-spacing:.04em;margin:0}
svg{display:block;width:100%;max-width:15rem;margin:1rem auto;background:#fff}
@media print{header,footer,.button,.noprint{display:none}body{background:#fff}}
`;

/** The style sheet without the line breaks that only its source needs. */
export const style = source.replaceAll('\n', '');

/** The style sheet as the Content-Security-Policy names it. */
export const styleSource = `'sha256-${createHash('sha256').update(style).digest('base64')}'`;
