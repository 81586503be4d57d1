"""Whom a file is open to beside its owner and this process's user: by its mode, or by its access list where it has one.

systemd hands a service its credentials as root's files with an access list that names the service's user alone. The
mode of such a file shows the list's mask in the bits of the group (0440), though no group may read it.
"""

from __future__ import annotations

import os
import stat
import struct
import sys

_LIST = "system.posix_acl_access"
_HEADER, _ENTRY = struct.Struct("<I"), struct.Struct("<HHI")
_OWNER, _USER, _MASK = 0x01, 0x02, 0x10


def is_open_to_others(descriptor: int) -> bool:
    """Say whether somebody else than the owner and this process's user may read, write or run an open file."""
    entries = _entries(descriptor)
    if not entries:
        return bool(os.fstat(descriptor).st_mode & (stat.S_IRWXG | stat.S_IRWXO))
    mask = next((allowed for tag, allowed, _ in entries if tag == _MASK), 0o7)
    ours = (_USER, os.geteuid())
    return any(allowed & mask for tag, allowed, who in entries if tag not in (_OWNER, _MASK) and (tag, who) != ours)


def _entries(descriptor: int) -> list[tuple[int, int, int]]:
    """Return tag, permissions and id of each entry of the access list; none where there is no list."""
    if sys.platform != "linux":
        return []
    try:
        packed = os.getxattr(descriptor, _LIST)
    except OSError:  # it has none, or its file system knows none
        return []
    return list(_ENTRY.iter_unpack(packed[_HEADER.size :]))
