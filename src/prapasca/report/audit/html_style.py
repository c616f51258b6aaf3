"""The look of the audit's page."""

STYLE = """
:root { color-scheme: light; --ink: #1a1a1a; --paper: #fff; --soft: #f3f4f6; --line: #c9ccd1; --link: #0b4f9c; }
* { box-sizing: border-box; }
body { margin: 0; color: var(--ink); background: var(--paper); font: 1rem/1.55 system-ui, sans-serif; }
header, main > section { max-width: 90rem; margin: 0 auto; padding: 1rem 1.25rem; }
h1 { font-size: 1.5rem; margin: 0 0 .5rem; overflow-wrap: anywhere; }
h2 { font-size: 1.25rem; margin: 1.5rem 0 .5rem; }
h3 { font-size: 1rem; margin: 0 0 .4rem; }
a { color: var(--link); }
a:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; margin: 0; padding: 0; }
.beside { display: grid; grid-template-columns: minmax(0, 1fr) minmax(20rem, 26rem); gap: 1.5rem; align-items: start; }
.text { grid-column: 1; grid-row: 1; }
.beside .findings { grid-column: 2; grid-row: 1; position: sticky; top: 0; max-height: 100vh; overflow: auto; }
.beside .findings { padding: .25rem .5rem .25rem .25rem; }
.manuscript { border: 1px solid var(--line); padding: .5rem 1.25rem; overflow-wrap: anywhere; }
.manuscript p { margin: .5rem 0; }
.manuscript .page { color: #555; border-bottom: 1px solid var(--line); font-size: .85rem; margin-top: 1.25rem; }
.fact { border-bottom: 2px dotted #6b7280; }
mark { color: inherit; background: var(--soft); border-bottom: 3px solid; padding: 0 .1em; }
mark.E, article.E { border-color: #b3261e; } mark.E { background: #fde7e5; }
mark.W, article.W { border-color: #9a5b00; } mark.W { background: #fff1d6; }
mark.R, article.R { border-color: #0b4f9c; } mark.R { background: #e4effb; }
mark.I, article.I { border-color: #4b5563; }
sup { font-size: .7rem; line-height: 0; } sup a { margin-left: .2em; font-weight: 600; }
article { border: 1px solid var(--line); border-left: .4rem solid; padding: .6rem .8rem; margin: 0 0 .8rem; }
article:target, a:target + mark, a:target + .fact { outline: 3px solid var(--link); }
article .badge { font-weight: 700; }
blockquote { margin: .4rem 0; padding: .3rem .6rem; background: var(--soft); overflow-wrap: anywhere; }
blockquote cite { display: block; font-style: normal; font-size: .85rem; color: #444; }
blockquote strong { text-decoration: underline; text-decoration-thickness: 2px; }
article ul { margin: .3rem 0; padding-left: 1.2rem; }
table { border-collapse: collapse; }
.wide { overflow-x: auto; margin: .5rem 0; }
caption, figcaption { text-align: left; font-weight: 600; margin-bottom: .3rem; }
th, td { border: 1px solid var(--line); padding: .25rem .6rem; text-align: left; vertical-align: top; }
.number { text-align: right; } .total { font-weight: 700; }
.note { color: #444; font-size: .9rem; }
.letter { border: 1px solid var(--line); background: var(--soft); padding: .6rem 1rem; }
@media (max-width: 60rem) {
  .beside { display: block; }
  .beside .findings { position: static; max-height: none; padding: 0; }
  .manuscript { padding: .25rem .75rem; }
  th, td { padding: .2rem .35rem; }
}
@media print {
  .beside { display: block; }
  .beside .findings { position: static; max-height: none; overflow: visible; }
}
"""
"""Contrast of all text is at least 4.5 : 1; colour never stands alone, each mark carries its code."""
