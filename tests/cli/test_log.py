"""The log: where it is written, and what becomes of a file that cannot be."""

from __future__ import annotations

import logging
import os
from pathlib import Path

import pytest

from wallboard.cli.log import log_to
from wallboard.config import ConfigError

FULL = Path("/dev/full")
NO_SPACE = "wallboard: log_file {} cannot be written: No space left on device"


def lead(logger: logging.Logger, path: Path) -> None:
    """Let what is logged to a file go to another, as the same disk with another amount of room."""
    handler = logger.handlers[0]
    assert isinstance(handler, logging.FileHandler)
    assert handler.stream
    with path.open("a") as there:
        os.dup2(there.fileno(), handler.stream.fileno())


def test_breaks_and_recoveries_are_told_in_the_log_file(tmp_path: Path, logger: logging.Logger) -> None:
    log_to(tmp_path / "board.log")

    logger.warning("agents cannot be read")

    assert (tmp_path / "board.log").read_text(encoding="utf-8").endswith(" WARNING agents cannot be read\n")


def test_without_a_log_file_nothing_is_written_over_the_board(
    capfd: pytest.CaptureFixture[str], logger: logging.Logger
) -> None:
    log_to(None)

    logger.warning("agents cannot be read")

    assert capfd.readouterr() == ("", "")


def test_a_log_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="No such file or directory"):
        log_to(tmp_path / "nowhere" / "board.log")


def test_a_full_disk_is_told_once_where_there_is_a_screen_for_it(
    capfd: pytest.CaptureFixture[str], logger: logging.Logger
) -> None:
    log_to(FULL, on_stderr=True)

    logger.warning("agents cannot be read")
    logger.warning("agents are read again")

    assert capfd.readouterr().err.splitlines() == [
        NO_SPACE.format(FULL),
        "wallboard: agents cannot be read",
        "wallboard: agents are read again",
    ]


def test_a_full_disk_writes_nothing_over_the_board(capfd: pytest.CaptureFixture[str], logger: logging.Logger) -> None:
    log_to(FULL)

    logger.warning("agents cannot be read")

    assert capfd.readouterr() == ("", "")


def test_a_disk_that_has_room_again_gets_the_lines_and_is_told_of_anew_once_it_is_full(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], logger: logging.Logger
) -> None:
    path = tmp_path / "board.log"
    log_to(path, on_stderr=True)
    for disk in (FULL, path, FULL):
        lead(logger, disk)
        logger.warning("agents cannot be read")

    assert capfd.readouterr().err.splitlines().count(NO_SPACE.format(path)) == 2
    assert path.read_text(encoding="utf-8").endswith(" WARNING agents cannot be read\n")


def test_what_goes_to_a_full_disk_can_go_elsewhere(tmp_path: Path, logger: logging.Logger) -> None:
    log_to(FULL)
    logger.warning("agents cannot be read")

    log_to(tmp_path / "board.log")
    logger.warning("agents are read again")

    assert (tmp_path / "board.log").read_text(encoding="utf-8").endswith(" WARNING agents are read again\n")
