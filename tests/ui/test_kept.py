from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.kept import KeptPictures


def kept(folder: Path) -> KeptPictures:
    """Return pictures with one of them: `queues/normal`."""
    KeptPictures(folder, is_update=True).compare({"queues/normal": "QUEUES\nSales\n"})
    return KeptPictures(folder, is_update=False)


def test_a_picture_is_kept_for_the_next_time(tmp_path: Path) -> None:
    kept(tmp_path).compare({"queues/normal": "QUEUES\nSales\n"})

    assert (tmp_path / "queues" / "normal.txt").read_text(encoding="utf-8") == "QUEUES\nSales\n"


def test_another_picture_fails_and_shows_the_lines_that_differ(tmp_path: Path) -> None:
    with pytest.raises(pytest.fail.Exception, match=r"(?s)queues/normal, as kept.* QUEUES\n-Sales\n\+Support"):
        kept(tmp_path).compare({"queues/normal": "QUEUES\nSupport\n"})


def test_a_picture_that_is_not_kept_fails(tmp_path: Path) -> None:
    with pytest.raises(pytest.fail.Exception, match="agents/normal is not kept yet"):
        kept(tmp_path).compare({"agents/normal": "AGENTS\n"})


def test_a_kept_picture_that_nothing_draws_fails_and_goes(tmp_path: Path) -> None:
    with pytest.raises(pytest.fail.Exception, match=r"nothing draws queues/normal\.txt"):
        kept(tmp_path).compare_names(["agents/normal"])

    KeptPictures(tmp_path, is_update=True).compare_names(["agents/normal"])
    kept_now = list(tmp_path.rglob("*.txt"))
    assert kept_now == []
