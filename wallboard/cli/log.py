"""The log: one line when reading breaks, one when it recovers; what becomes of notices, and of a changed configuration.

A board's is a file, since the screen is the board's own. What runs without a screen has standard error, too.
"""

from __future__ import annotations

import logging
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path

from wallboard.config import ConfigError

_LONGEST_BYTES = 1_000_000


def log_to(path: Path | None, *, on_stderr: bool = False) -> None:
    """Send what the program logs to this file, which is begun anew when it is full, and nowhere else; None: no file.

    `on_stderr`: to standard error, too.
    """
    handlers = [logging.NullHandler() if path is None else _handler(path)]
    if on_stderr:
        handlers.append(logging.StreamHandler(sys.stderr))
        handlers[-1].setFormatter(logging.Formatter("wallboard: %(message)s"))
    logger = logging.getLogger("wallboard")
    logger.propagate = False
    logger.setLevel(logging.INFO)
    for before in logger.handlers[:]:
        logger.removeHandler(before)
        before.close()
    for handler in handlers:
        logger.addHandler(handler)


def _handler(path: Path) -> logging.Handler:
    try:
        handler = RotatingFileHandler(path, maxBytes=_LONGEST_BYTES, backupCount=1, encoding="utf-8")
    except OSError as error:
        raise ConfigError(f"log_file {path} cannot be written: {error.strerror}") from error
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    return handler
