"""Archives that are the same each time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

EARLIEST = (1980, 1, 1, 0, 0, 0)


def pack(parts: Mapping[str, str | bytes], first: str = "") -> bytes:
    """Return an archive of parts in the order of their names, with one date.

    Parameters
    ----------
    parts
        Content by name.
    first
        Name of the part that stands first and is not compressed, where a format asks for that.
    """
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in sorted(parts, key=lambda name: (name != first, name)):
            entry = zipfile.ZipInfo(name, EARLIEST)
            kind = zipfile.ZIP_STORED if name == first else zipfile.ZIP_DEFLATED
            archive.writestr(entry, parts[name], compress_type=kind)
    return packed.getvalue()
