"""Texts in one line, without what no file may hold."""

from __future__ import annotations

import re

_SPACES = re.compile(r"[ \t\n\r\f\v\x85\u2028\u2029]+")
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    r"""Return a text in one line, without characters no file may hold; spaces that do not break stay.

    Examples
    --------
    >>> clean("a \n b\x00")
    'a b'
    """
    return _UNPRINTABLE.sub("", _SPACES.sub(" ", text))
