"""A gzip body, inflated as it arrives and never by more than a step at a time.

httpx inflates whatever has arrived in one go: 64 KiB of a bomb become 64 MiB before anybody can count them.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator

STEP = 1024 * 1024
"""The most bytes that come out at once."""

_GZIP = 16 + zlib.MAX_WBITS


class Inflater:
    """Inflates one body, of one gzip member or several; `zlib.error` where it is none."""

    def __init__(self) -> None:
        self._member = zlib.decompressobj(_GZIP)
        self._fed = False

    @property
    def is_complete(self) -> bool:
        """True once the end of the body is there, and of a body of no bytes at all."""
        return self._member.eof or not self._fed

    def steps(self, arrived: bytes) -> Iterator[bytes]:
        """Yield what the bytes inflate to, in steps of at most `STEP` bytes."""
        while arrived:
            if self._member.eof:
                self._member = zlib.decompressobj(_GZIP)
            self._fed = True
            yield self._member.decompress(arrived, STEP)
            arrived = self._member.unused_data or self._member.unconsumed_tail
