/** What pages of staff and officials have besides: tables, a row of links, the answer that fills the screen. */
export const desk = `
body{max-width:80rem}
main>form,main>details,main>.button,main>.card,main>.notice,main>.error,main>.verdict{max-width:40rem}
nav{display:flex;flex-wrap:wrap;gap:0 1.25rem;border-bottom:1px solid var(--line)}
nav a,th a,td a,dd a,.row .button{display:inline-flex;align-items:center;min-height:60px}
[aria-current]{font-weight:700;text-decoration:none}
header form{margin:0}
header b{padding:.5rem 0}
header button,.row button,.row .button,.slim{width:auto;margin:.25rem 0;padding:.5rem 1rem}
.row{display:flex;flex-wrap:wrap;align-items:end;gap:0 1rem}
.row>label{flex:1 1 8rem;min-width:0}
.scroll{overflow-x:auto;scroll-padding-left:min(10rem,42vw)}
table{border-collapse:collapse;width:100%;margin:1rem 0;background:var(--card)}
th,td{padding:.4rem .6rem;border:1px solid var(--line);text-align:left;vertical-align:middle}
th{font-weight:700}
tbody th,th:first-child{position:sticky;left:0;min-width:min(9rem,40vw);background:var(--card);box-shadow:inset -1px 0 var(--line)}
@media screen{td{word-break:keep-all}}
@media screen and (max-width:30rem){th,td{padding:.4rem .25rem}tbody th,th:first-child{min-width:28vw}}
td.n,.l{white-space:nowrap}
.n{text-align:right;font-variant-numeric:tabular-nums}
caption{text-align:left;font-weight:700;padding:.5rem 0}
.verdict{border:6px solid var(--edge);background:var(--card);padding:1rem;margin:1rem 0;min-height:60vh}
.verdict h1{font-size:2.6rem;margin:0 0 .5rem}
.yes{border-color:var(--go);border-style:double;border-width:12px}
.yes h1{color:var(--go)}
.no{border-color:var(--stop);border-style:dashed}
.no h1{color:var(--stop)}
pre{white-space:pre-wrap;font:inherit}
.paper{display:none}
@media print{nav,form.row,.row .button{display:none}th a,td a{min-height:0}.paper{display:block}body{max-width:none;padding:0;font-size:11pt}th,td{padding:.15rem .3rem}thead{display:table-header-group}tr{break-inside:avoid}}
`;
