"""Written pictures that are kept as files, for people to read in a review, and compared with what is drawn now."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import unified_diff
from pathlib import Path

import pytest

UPDATE = "--snapshot-update"
"""The flag of the SVG pictures rewrites these, too."""


class KeptPictures:
    """The files, one for each picture, by names such as `queues/stale-80x24`."""

    def __init__(self, folder: Path, *, is_update: bool) -> None:
        self._folder = folder
        self._is_update = is_update

    def compare(self, drawn: dict[str, str]) -> None:
        """Fail with what is drawn otherwise than the files have it; or let the files have it."""
        if self._is_update:
            for name, text in drawn.items():
                self._path(name).parent.mkdir(parents=True, exist_ok=True)
                self._path(name).write_text(text, encoding="utf-8")
        elif differences := [line for name, text in drawn.items() for line in self._difference(name, text)]:
            pytest.fail("\n".join(differences), pytrace=False)

    def compare_names(self, names: Iterable[str]) -> None:
        """Fail where a file is kept that no picture has as its name; or delete it."""
        left_over = sorted(set(self._folder.rglob("*.txt")) - {self._path(name) for name in names})
        if self._is_update:
            for path in left_over:
                path.unlink()
        elif left_over:
            which = ", ".join(str(path.relative_to(self._folder)) for path in left_over)
            pytest.fail(f"nothing draws {which}: {UPDATE} deletes what is left over", pytrace=False)

    def _difference(self, name: str, drawn: str) -> list[str]:
        path = self._path(name)
        if not path.exists():
            return [f"{name} is not kept yet: look at it, and keep it by {UPDATE}", *drawn.splitlines()]
        kept = path.read_text(encoding="utf-8").splitlines()
        return list(unified_diff(kept, drawn.splitlines(), f"{name}, as kept", f"{name}, as drawn", "", "", 2, ""))

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}.txt"
