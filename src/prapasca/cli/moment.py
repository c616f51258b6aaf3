"""When a report is made."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import UTC, datetime

from prapasca.errors import N_, InputError


def time_of_making(environment: Mapping[str, str] = os.environ) -> datetime:
    """Return now, or the moment in ``SOURCE_DATE_EPOCH``, so that a report can be made again byte for byte.

    Raises
    ------
    InputError
        ``SOURCE_DATE_EPOCH`` is not a number of seconds.

    Examples
    --------
    >>> time_of_making({"SOURCE_DATE_EPOCH": "0"}).year
    1970
    """
    asked = environment.get("SOURCE_DATE_EPOCH")
    if not asked:
        return datetime.now(UTC).replace(microsecond=0)
    try:
        return datetime.fromtimestamp(int(asked), UTC)
    except (ValueError, OverflowError, OSError):
        raise InputError(
            "source-date-epoch",
            N_("SOURCE_DATE_EPOCH: found {found}, expected seconds since 1970-01-01, such as 1767225600"),
            found=asked,
        ) from None
