"""Keeps what a command does to the process from the tests that come after."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import suppress

import pytest


@pytest.fixture(autouse=True)
def logger() -> Iterator[logging.Logger]:
    """Give the program's logger, which a board turns to its log file, and leave it as it was."""
    logger = logging.getLogger("wallboard")
    handlers, level, propagate = logger.handlers[:], logger.level, logger.propagate
    yield logger
    for handler in logger.handlers:
        if handler not in handlers:
            with suppress(OSError):  # of a full disk
                handler.close()
    logger.handlers, logger.propagate = handlers, propagate
    logger.setLevel(level)
