"""Who sits here, for what is acknowledged on this board."""

from __future__ import annotations

import getpass


def operator() -> str:
    """Return the login name; "somebody" where the system knows none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "somebody"
