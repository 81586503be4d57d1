"""The log of a board: one line when reading breaks, one when it recovers. Never on the screen, which is the board's."""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

from wallboard.config import ConfigError

_LONGEST_BYTES = 1_000_000


def log_to(path: Path | None) -> None:
    """Send what the program logs to this file alone, which is begun anew when it is full; None: nowhere."""
    handler = logging.NullHandler() if path is None else _handler(path)
    logger = logging.getLogger("wallboard")
    logger.propagate = False
    logger.setLevel(logging.INFO)
    for before in logger.handlers[:]:
        logger.removeHandler(before)
        before.close()
    logger.addHandler(handler)


def _handler(path: Path) -> logging.Handler:
    try:
        handler = RotatingFileHandler(path, maxBytes=_LONGEST_BYTES, backupCount=1, encoding="utf-8")
    except OSError as error:
        raise ConfigError(f"log_file {path} cannot be written: {error.strerror}") from error
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    return handler
