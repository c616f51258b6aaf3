"""One thing a checklist asks for, and where a manuscript answers it."""

from __future__ import annotations

from dataclasses import dataclass

from prapasca.study import Study


@dataclass(frozen=True)
class Item:
    """One item of a checklist, in our own words.

    Parameters
    ----------
    number
        As the checklist counts.
    asked
        What is to be reported, a marked template.
    section
        Identifier of the section that answers it.
    needs
        Keys of the study file without which the section has a gap, such as ``"sample.target"``; of keys with ``|``
        between them one is enough.
    """

    number: str
    asked: str
    section: str
    needs: tuple[str, ...] = ()

    def answered(self, study: Study) -> bool:
        """Tell whether the study file says all that the item needs.

        Examples
        --------
        >>> from prapasca.study import Study
        >>> Item("1", "Why", "methods", ("intervention.why",)).answered(Study.model_construct(intervention=None))
        False
        """
        return all(any(known(study, key) for key in keys.split("|")) for keys in self.needs)


@dataclass(frozen=True)
class Checklist:
    """A checklist with its reference."""

    key: str
    name: str
    reference: str
    items: tuple[Item, ...]


def known(study: Study, key: str) -> bool:
    """Tell whether the study file holds a value at a key; a list has one where it has an entry."""
    found: object = study
    for name in key.split("."):
        found = getattr(found, name, None)
    return found not in (None, (), "not_reported")
