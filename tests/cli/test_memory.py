from __future__ import annotations

import threading
from pathlib import Path

import pytest

from wallboard.cli.memory import Memory, recalled
from wallboard.config import state_file
from wallboard.config.remembered import Remembered, Start, parsed, remembered, text
from wallboard.model.view import View

START = Start(View(), "night")


def left(words: str) -> Remembered:
    return remembered(View(filter=words), "day", START, {})


def written(path: Path, *all_of_them: Remembered) -> None:
    memory = Memory(path, text, settle_s=0)
    for one in all_of_them:
        memory.remember(one)
    memory.close()


def test_the_latest_is_there_when_the_board_has_ended(tmp_path: Path) -> None:
    path = tmp_path / "state" / "main.json"

    written(path, left("a"), left("b"), left("c"))

    assert recalled(path, parsed) == left("c")


def test_what_settles_later_than_the_board_ends_is_written_at_its_end(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "main.json", text, settle_s=3600)
    memory.remember(left("a"))

    memory.close()

    assert recalled(tmp_path / "main.json", parsed) == left("a")


def test_a_board_that_nobody_touched_writes_nothing(tmp_path: Path) -> None:
    Memory(tmp_path / "main.json", text).close()

    assert list(tmp_path.iterdir()) == []


def test_what_is_known_already_is_not_written(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "main.json", text, left("a"), settle_s=0)
    memory.remember(left("a"))
    memory.close()

    assert list(tmp_path.iterdir()) == []


def test_of_two_boards_the_last_one_counts(tmp_path: Path) -> None:
    one, other = Memory(tmp_path / "main.json", text, settle_s=0), Memory(tmp_path / "main.json", text, settle_s=0)
    one.remember(left("a"))
    one.close()
    other.remember(left("b"))
    other.close()

    assert recalled(tmp_path / "main.json", parsed) == left("b")


def test_of_two_boards_each_is_asked_what_to_keep_of_the_others(tmp_path: Path) -> None:
    path = tmp_path / "main.json"

    def both(ours: Remembered, before: Remembered) -> Remembered:
        theirs = recalled(path, parsed)
        return left(f"{ours.view.filter} after {before.view.filter} beside {theirs and theirs.view.filter}")

    one, other = (Memory(path, text, left("none"), with_others=both, settle_s=3600) for _ in range(2))
    for memory, words in ((one, "a"), (other, "b"), (one, "c")):
        memory.remember(left(words))
        memory.write()
    one.close()
    other.close()

    assert recalled(path, parsed) == left("c after a beside b after none beside a after none beside None")


def test_a_folder_that_cannot_be_written_is_told_once(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "file").touch()
    memory = Memory(tmp_path / "file" / "main.json", text, settle_s=0)

    memory.remember(left("a"))
    memory.write()
    memory.write()
    memory.close()

    assert [record.getMessage() for record in caplog.records] == [
        f"{tmp_path}/file/main.json cannot be written, nothing is remembered: File exists"
    ]


def test_a_disk_that_can_be_written_again_is_told_when_it_fails_again(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory = Memory(tmp_path / "main.json", text, settle_s=3600)
    real, full = state_file.write, OSError(28, "No space left on device")

    def write(path: Path, words: str) -> None:
        if "bad" in words:
            raise full
        real(path, words)

    monkeypatch.setattr(state_file, "write", write)
    for words in ("bad", "bad again", "good", "bad"):
        memory.remember(left(words))
        memory.write()
    memory.close()

    assert len(caplog.records) == 2
    assert recalled(tmp_path / "main.json", parsed) == left("good")


def test_what_cannot_be_put_into_words_is_told_and_the_next_is_written(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    asked = threading.Event()

    def words(one: Remembered) -> str:
        if one == left("bad"):
            asked.set()
            raise ValueError("at: Input should be later")
        return text(one)

    memory = Memory(tmp_path / "main.json", words, settle_s=0)
    memory.remember(left("bad"))
    assert asked.wait(5)
    memory.remember(left("good"))
    memory.close()

    assert [record.getMessage() for record in caplog.records] == [
        f"{tmp_path}/main.json cannot be written, nothing is remembered: at: Input should be later"
    ]
    assert recalled(tmp_path / "main.json", parsed) == left("good")


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"{", "is not understood, and is ignored: the text: "),
        (text(left("a")).replace('"version": 1', '"version": 2').encode(), "is ignored: version: Input should be 1"),
        (b"x" * 200_000, "is too long to be ours"),
    ],
)
def test_what_cannot_be_understood_is_ignored_and_told(
    tmp_path: Path, data: bytes, told: str, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "main.json").write_bytes(data)

    assert recalled(tmp_path / "main.json", parsed) is None
    assert told in caplog.records[0].getMessage()


def test_what_cannot_be_read_is_ignored_and_told(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    assert recalled(tmp_path, parsed) is None
    assert caplog.records[0].getMessage() == f"{tmp_path} cannot be read, and is ignored: Is a directory"


def test_where_nothing_is_remembered_nothing_is_told(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    assert recalled(tmp_path / "main.json", parsed) is None
    assert caplog.records == []


def test_nobody_waits_for_a_disk_that_hangs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hangs, asked = threading.Event(), threading.Event()

    def write(_path: Path, _words: str) -> None:
        asked.set()
        hangs.wait()

    monkeypatch.setattr(state_file, "write", write)
    memory = Memory(tmp_path / "main.json", text, settle_s=0, last_s=0)
    memory.remember(left("a"))
    asked.wait()

    memory.close()

    assert [thread.daemon for thread in threading.enumerate() if thread.name == "memory"] == [True]
    hangs.set()
