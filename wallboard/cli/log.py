"""The log: one line when reading breaks, one when it recovers; what becomes of notices, and of a changed configuration.

A board's is a file, since the screen is the board's own. What runs without a screen has standard error, too.
"""

from __future__ import annotations

import logging
import sys
from contextlib import suppress
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
    before = logger.handlers[:]
    for handler in handlers:
        logger.addHandler(handler)
    for handler in before:
        logger.removeHandler(handler)
        with suppress(OSError):  # it writes what it could not write so far, where it can by now
            handler.close()


class _LogFile(RotatingFileHandler):
    """A file that may fill its disk: that is told once, wherever else is logged to, until it can be written again."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, maxBytes=_LONGEST_BYTES, backupCount=1, encoding="utf-8")
        self.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        self._has_failed = False

    def flush(self) -> None:
        """Write what is not written yet; each line is."""
        super().flush()
        self._has_failed = False

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's own name
        """Tell it in one line; logging's own way is a traceback on standard error for each that is not written."""
        error = sys.exception()
        if not isinstance(error, OSError):
            super().handleError(record)
        elif not self._has_failed:
            self._has_failed = True
            logging.getLogger(record.name).warning(_unwritable(self.baseFilename, error))


def _handler(path: Path) -> logging.Handler:
    try:
        return _LogFile(path)
    except OSError as error:
        raise ConfigError(_unwritable(path, error)) from error


def _unwritable(path: Path | str, error: OSError) -> str:
    return f"log_file {path} cannot be written: {error.strerror}"
