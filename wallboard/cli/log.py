"""The log of a board: one line when reading breaks, one when it recovers. Never on the screen, which is the board's."""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

from wallboard.config import ConfigError

_LONGEST_BYTES = 1_000_000


def log_to(path: Path | None) -> None:
    """Send what the program logs to the file, which is begun anew when it is full; None: nowhere."""
    logger = logging.getLogger("wallboard")
    logger.propagate = False
    if path is None:
        logger.addHandler(logging.NullHandler())
        return
    try:
        handler = RotatingFileHandler(path, maxBytes=_LONGEST_BYTES, backupCount=1, encoding="utf-8")
    except OSError as error:
        raise ConfigError(f"log_file {path} cannot be written: {error.strerror}") from error
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
