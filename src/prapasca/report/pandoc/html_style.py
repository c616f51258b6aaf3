"""The look of a report's page."""

STYLE = """
:root { color-scheme: light; --ink: #1a1a1a; --soft: #f3f4f6; --line: #c9ccd1; --link: #0b4f9c; }
* { box-sizing: border-box; }
body { margin: 0; color: var(--ink); background: #fff; font: 1.05rem/1.6 Georgia, "Times New Roman", serif; }
main { max-width: 46rem; margin: 0 auto; padding: 1rem 1.25rem 3rem; overflow-wrap: break-word; hyphens: auto; }
.whole { white-space: nowrap; }
h1, h2, h3, h4, h5 { line-height: 1.3; margin: 1.6em 0 .5em; break-after: avoid; }
h1 { font-size: 1.6rem; margin-top: .5em; text-align: center; } h2 { font-size: 1.35rem; } h3 { font-size: 1.15rem; }
h4, h5 { font-size: 1rem; }
a { color: var(--link); }
a:focus-visible, .wide:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.authors { margin-top: -.25rem; text-align: center; }
.banner, .warning { border: 1px solid #9a5b00; border-left-width: .4rem; background: #fff8e8; padding: .1rem 1rem; }
.banner { font-weight: 700; margin: 1rem 0; text-align: center; } .warning { margin: .8rem 0; }
.note { color: #444; font-size: .9rem; } .note p { margin: .3rem 0; }
mark { color: inherit; background: #ffe58a; padding: 0 .15em; }
.wide { overflow-x: auto; margin: 1.2rem 0 .4rem; background-repeat: no-repeat; background-color: #fff;
  background-image: linear-gradient(90deg, #fff 40%, #fff0), linear-gradient(270deg, #fff 40%, #fff0),
    linear-gradient(90deg, #0004, #0000), linear-gradient(270deg, #0004, #0000);
  background-position: 0 0, 100% 0, 0 0, 100% 0; background-size: 2.5rem 100%, 2.5rem 100%, .8rem 100%, .8rem 100%;
  background-attachment: local, local, scroll, scroll; }
.hint { display: none; color: #444; font-size: .85rem; font-style: italic; }
table { border-collapse: collapse; border-top: 2px solid var(--ink); border-bottom: 2px solid var(--ink); width: 100%; }
table { font-size: .95rem; line-height: 1.4; font-variant-numeric: tabular-nums lining-nums; }
caption { text-align: left; padding-bottom: .4rem; }
.held { display: inline-block; position: sticky; left: 0; max-width: min(43rem, calc(100vw - 2.5rem)); }
th, td { padding: .25rem .5rem; vertical-align: top; font-weight: 400; text-align: left; }
thead th { font-weight: 700; vertical-align: bottom; }
thead tr:last-child th, thead th[rowspan] { border-bottom: 1px solid var(--ink); }
thead th[scope="colgroup"] { border-bottom: 1px solid var(--line); }
tbody th { min-width: 7rem; max-width: 22rem; }
td { max-width: 22rem; } td[style*="right"] { white-space: nowrap; hyphens: none; }
tr.group th { font-weight: 700; padding-top: .5rem; max-width: none; }
tr.below th { padding-left: 1.5rem; }
tr.total > * { border-top: 1px solid var(--ink); }
figure { margin: 1.4rem 0 .4rem; break-inside: avoid; }
figure img { display: block; max-width: 100%; height: auto; margin: 0 auto; }
figcaption { margin-top: .5rem; text-align: center; }
@media (max-width: 30rem) { body { font-size: 1rem; } main { padding: .5rem 1rem 2rem; } }
@media (max-width: 30rem) {
  .hint { display: block; } th, td { padding: .25rem .35rem; } tbody th { min-width: 6rem; max-width: 12rem; }
  .broad tbody th { min-width: 9rem; } tr.below th { padding-left: 1.1rem; } .held { max-width: calc(100vw - 2rem); }
}
@media print {
  body { font-size: 11pt; } main { max-width: none; padding: 0; } a { color: inherit; text-decoration: none; }
  .wide { overflow: visible; } thead { display: table-header-group; } tr { break-inside: avoid; }
}
"""
"""Contrast of all text is at least 4.5 : 1; colour never stands alone."""
