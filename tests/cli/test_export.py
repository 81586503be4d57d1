from __future__ import annotations

import stat
from pathlib import Path

from wallboard.cli.export import save


def test_an_export_never_overwrites_a_file(tmp_path: Path) -> None:
    paths = [save(tmp_path, "wallboard-queues.csv", text) for text in ("one", "two", "three")]

    assert [path.name for path in paths] == [
        "wallboard-queues.csv",
        "wallboard-queues-2.csv",
        "wallboard-queues-3.csv",
    ]
    assert [path.read_text() for path in paths] == ["one", "two", "three"]


def test_an_export_is_for_its_owner_alone(tmp_path: Path) -> None:
    assert stat.S_IMODE(save(tmp_path, "a.txt", "").stat().st_mode) == 0o600
