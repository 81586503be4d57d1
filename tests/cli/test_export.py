from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from tests.full_disk import no_file_longer_than
from wallboard.cli.export import save, save_here


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


def test_an_export_that_does_not_fit_leaves_nothing_behind(tmp_path: Path) -> None:
    save(tmp_path, "a.csv", "one")

    with no_file_longer_than(10_000), pytest.raises(OSError, match="too large"):
        save(tmp_path, "a.csv", "two" * 10_000)

    assert os.listdir(tmp_path) == ["a.csv"]
    assert (tmp_path / "a.csv").read_text() == "one"


def test_an_export_keeps_its_ends_of_lines(tmp_path: Path) -> None:
    assert save(tmp_path, "a.csv", "one\r\ntwo\n").read_bytes() == b"one\r\ntwo\n"


def test_an_export_goes_to_the_folder_of_the_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    assert save_here("a.csv", "one") == tmp_path / "a.csv"
