r"""What stands before ``\begin{document}``."""

from __future__ import annotations

from prapasca.report.model import Layout, Numbering

LANGUAGES = {"id": "indonesian", "en": "british"}
PAPERS = {"a4": "a4paper", "us-letter": "letterpaper"}
SIDES = ("top", "right", "bottom", "left")

CHARACTERS = {
    "−": r"\ensuremath{-}",
    "×": r"\ensuremath{\times}",
    "±": r"\ensuremath{\pm}",
    "≤": r"\ensuremath{\le}",
    "≥": r"\ensuremath{\ge}",
    "≈": r"\ensuremath{\approx}",
    "→": r"\ensuremath{\rightarrow}",
    "√": r"\ensuremath{\surd}",
    "½": r"\ensuremath{\frac12}",
    "α": r"\ensuremath{\alpha}",
    "ρ": r"\ensuremath{\rho}",
    "τ": r"\ensuremath{\tau}",
    "χ": r"\ensuremath{\chi}",
    "Δ": r"\ensuremath{\Delta}",
    "ᵃ": r"\textsuperscript{a}",
    "ᵇ": r"\textsuperscript{b}",
    "ᶜ": r"\textsuperscript{c}",
    "ᵈ": r"\textsuperscript{d}",
    "⁻": r"\textsuperscript{\ensuremath{-}}",
    **{lowered: rf"\textsubscript{{{digit}}}" for digit, lowered in enumerate("₀₁₂₃₄₅₆₇₈₉")},
    **{raised: rf"\textsuperscript{{{digit}}}" for digit, raised in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")},
}
"""Characters of our own that some fonts lack or pdfTeX does not know, and how each is set everywhere."""

SIGNS = "–—‘’‚“”„†‡•…‰‹›€™"  # as they are printed
UNKNOWN_LATIN = "ĦħĿŀŉŦŧĸ"
PACKAGES = r"""\usepackage{iftex}
\iftutex\usepackage{fontspec}\else\usepackage[T1]{fontenc}\usepackage{textcomp}FACE\fi
\usepackage{newunicodechar}
\usepackage{longtable,booktabs,array,multirow,pdflscape}
\usepackage{caption}
\usepackage{graphicx}
\usepackage{float}
\usepackage{framed}
\usepackage{xcolor}
\usepackage{setspace}
"""
FACES = {
    "Times New Roman": r"\usepackage{mathptmx}",
    "Arial": r"\usepackage[scaled=0.95]{helvet}\renewcommand\familydefault{\sfdefault}",
}
"""What stands for a font where LaTeX cannot use those of the computer."""
COMMANDS = r"""\DeclareCaptionLabelSeparator{stop}{\textmd{. }}
\captionsetup{labelsep=stop,labelfont=bf,font=normalsize,justification=raggedright,singlelinecheck=false}
\captionsetup[table]{position=top,skip=4pt}
\captionsetup[figure]{justification=centering}
\setlength{\tabcolsep}{4pt}\renewcommand{\arraystretch}{1.05}\setlength{\extrarowheight}{2pt}
\setlength{\LTpre}{6pt}\setlength{\LTpost}{2pt}
\newcommand{\tabletype}[1]{\linespread{1}\fontsize{#1pt}{#1pt*12/10}\selectfont}
\newcolumntype{L}[1]{>{\raggedright\hyphenpenalty=10000\arraybackslash}p{#1}}
\newcolumntype{R}[1]{>{\raggedleft\hyphenpenalty=10000\arraybackslash}p{#1}}
\newcolumntype{C}[1]{>{\centering\hyphenpenalty=10000\arraybackslash}p{#1}}
\newcommand{\below}{\ifvmode\setlength{\leftskip}{1em}\else\hspace*{1em}\fi}
\newcommand{\code}[1]{[U+#1]\allowbreak{}}
\iftutex\newcommand{\known}[1]{\iffontchar\font"#1 \char"#1 \else\code{#1}\fi}\else\newcommand{\known}{\code}\fi
\newcommand{\strange}[1]{\texorpdfstring{\known{#1}}{[U+#1]}}
\newcommand{\gap}[1]{\textbf{\textcolor{red!70!black}{#1}}}
\makeatletter
\renewcommand{\maketitle}{\begin{center}\setstretch{1}{\Large\bfseries\@title\par}\medskip\@author\end{center}}
\makeatother
\newenvironment{banner}{\begin{framed}\centering\bfseries}{\end{framed}}
\newenvironment{warning}{\begin{leftbar}}{\end{leftbar}}
\newenvironment{note}{\par\setstretch{1}\footnotesize\noindent\ignorespaces}{\par}
\newcommand{\totalrule}{%
  \noalign{\nobreak\vskip\aboverulesep\hrule height\lightrulewidth\nobreak\vskip\belowrulesep\nobreak}}
\newcommand{\tightlist}{\setlength{\itemsep}{0pt}\setlength{\parskip}{0pt}}
\newcommand{\pandocbounded}[1]{#1}
\floatplacement{figure}{H}
\setkeys{Gin}{width=0.9\linewidth,keepaspectratio}
\setlength{\parindent}{0pt}\setlength{\parskip}{6pt plus 2pt}
\setlength{\emergencystretch}{3em}
"""


def preamble(language: str, layout: Layout, numbering: Numbering, text: str = "") -> str:
    """Return class, packages, settings and commands.

    Parameters
    ----------
    language
        ``"id"`` or ``"en"``.
    layout
        Paper, margins, fonts, size and spacing.
    numbering
        Of tables, figures and headings.
    text
        What follows; characters that neither pdfLaTeX nor the font knows are printed by their codes.
    """
    margins = ",".join(f"{side}={margin:g}mm" for side, margin in zip(SIDES, layout.margins, strict=True))
    lines = [
        "% to be compiled with lualatex or xelatex; pdflatex knows fewer characters",
        rf"\documentclass[{_class_size(layout.size)}pt,{PAPERS[layout.paper]}]{{article}}",
        PACKAGES.rstrip().replace("FACE", FACES.get(layout.fonts[0], r"\usepackage{lmodern}")),
        rf"\usepackage[{LANGUAGES[language]}]{{babel}}",
        rf"\usepackage[{margins}]{{geometry}}",
        r"\usepackage[hidelinks,unicode]{hyperref}",
        rf"\setstretch{{{layout.line_spacing:g}}}",
        *_fonts(layout),
        *(rf"\newunicodechar{{{character}}}{{{command}}}" for character, command in CHARACTERS.items()),
        COMMANDS.rstrip(),
        *_codes(text),
        *_numbers(numbering),
    ]
    return "\n".join(lines) + "\n"


def _class_size(size: float) -> int:
    return min((10, 11, 12), key=lambda known: abs(known - size))


def _fonts(layout: Layout) -> list[str]:
    """Return the first font there is, tried from the last."""
    tried = [rf"\IfFontExistsTF{{{name}}}{{\setmainfont{{{name}}}}}{{%" for name in layout.fonts]
    return [r"\iftutex", *tried, "}" * len(tried), r"\fi"]


def _numbers(numbering: Numbering) -> list[str]:
    depth = 5 if numbering.headings else 0
    lines = [rf"\setcounter{{secnumdepth}}{{{depth}}}"]
    if numbering.chapter is not None:
        counters = ["table", "figure", *(["section"] if numbering.headings else [])]
        lines += [rf"\renewcommand{{\the{name}}}{{{numbering.chapter}.\arabic{{{name}}}}}" for name in counters]
    return lines


def _codes(text: str) -> list[str]:
    strange = sorted(letter for letter in set(text) if not letter.isascii() and not _is_known(letter))
    return [rf"\newunicodechar{{{letter}}}{{\strange{{{ord(letter):04X}}}}}" for letter in strange]


def _is_known(letter: str) -> bool:
    """Return whether pdfLaTeX knows a letter: those of Western and Central Europe, usual signs, and our own."""
    latin = "\u00a0" <= letter <= "\u017e" and letter not in UNKNOWN_LATIN
    return latin or letter in CHARACTERS or letter in SIGNS
