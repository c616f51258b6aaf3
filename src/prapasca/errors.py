"""Messages and exceptions that carry a code, a marked template and its fields.

The text of a message is an English template; the language of the reader is chosen at the edge
(:func:`prapasca.language.translator`), never where the message is made.
"""

from __future__ import annotations

import errno
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, Protocol, Self, runtime_checkable

Severity = Literal["error", "warning", "note"]


def N_(template: str) -> str:  # noqa: N802  the name gettext tools look for
    """Mark a template for translation without translating it.

    Examples
    --------
    >>> N_("sample size")
    'sample size'
    """
    return template


@runtime_checkable
class Renderable(Protocol):
    """A value that knows its text in each language: a message, a bilingual label."""

    def render(self, gettext: object = None) -> str:
        """Return the text in the language of `gettext`."""
        ...


@dataclass(frozen=True)
class Message:
    """One thing worth telling a person.

    Parameters
    ----------
    code
        Stable name of the kind of message, for programs: ``"unknown-label"``.
    template
        English sentence with ``str.format`` fields, marked with :func:`N_`.
    fields
        Values of the fields; a field may itself be a message, or a list.
    severity
        ``"error"`` stops the work, ``"warning"`` doubts a result, ``"note"`` only tells.

    Examples
    --------
    >>> str(Message("rows-read", "{n} rows read", {"n": 20}, "note"))
    '20 rows read'
    """

    code: str
    template: str
    fields: Mapping[str, object] = field(default_factory=dict)
    severity: Severity = "error"

    def __str__(self) -> str:
        """Return the English sentence."""
        return self.render()

    def render(self, gettext: object = None) -> str:
        """Fill the template, translated by `gettext` (a function of one string) if given."""
        translate = gettext if callable(gettext) else N_
        filled = {name: _as_text(value, translate) for name, value in self.fields.items()}
        return str(translate(self.template)).format(**filled)


def _as_text(value: object, translate: object) -> object:
    if isinstance(value, Renderable):
        return value.render(translate)
    if isinstance(value, (list, tuple)):
        return ", ".join(str(_as_text(item, translate)) for item in value)
    return value


OS_REASONS = {
    errno.EPERM: N_("Operation not permitted"),
    errno.ENOENT: N_("No such file or directory"),
    errno.EIO: N_("Input/output error"),
    errno.EACCES: N_("Permission denied"),
    errno.EBUSY: N_("Device or resource busy"),
    errno.EEXIST: N_("File exists"),
    errno.ENOTDIR: N_("Not a directory"),
    errno.EISDIR: N_("Is a directory"),
    errno.EINVAL: N_("Invalid argument"),
    errno.ENOSPC: N_("No space left on device"),
    errno.EROFS: N_("Read-only file system"),
    errno.ENAMETOOLONG: N_("File name too long"),
}
"""The commonest reasons of a system that refuses a file; it gives them in its own language only."""


def os_reason(error: OSError) -> Message | str:
    """Return why the system refused, as a message that can be translated if the reason is a common one.

    Examples
    --------
    >>> str(os_reason(PermissionError(errno.EACCES, "permission denied by the system")))
    'Permission denied'
    """
    reason = OS_REASONS.get(error.errno or 0)
    return Message("os-reason", reason) if reason else error.strerror or type(error).__name__


class PrapascaError(Exception):
    """A mistake a person can mend; carries one or more messages.

    Parameters
    ----------
    code, template, **fields
        As for :class:`Message`.

    Attributes
    ----------
    messages : tuple of Message
        What is wrong, in the order found.

    Examples
    --------
    >>> str(InputError("negative-count", "count {found} is negative", found=-1))
    'count -1 is negative'
    """

    def __init__(self, code: str, template: str, **fields: object) -> None:
        self.messages: tuple[Message, ...] = (Message(code, template, fields),)
        super().__init__(str(self.messages[0]))

    @classmethod
    def of(cls, messages: Iterable[Message]) -> Self:
        """Build one error from everything found wrong."""
        found = tuple(messages)
        error = cls(found[0].code, found[0].template, **found[0].fields)
        error.messages = found
        error.args = ("\n".join(str(message) for message in found),)
        return error

    @property
    def code(self) -> str:
        """Code of the first message."""
        return self.messages[0].code


class InputError(PrapascaError, ValueError):
    """An argument, file, row, column or option that cannot be used as given."""


class MissingExtraError(PrapascaError, ImportError):
    """A feature asked for whose optional packages are not installed."""
