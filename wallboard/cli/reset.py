"""`wallboard reset`: a terminal in order again, after a board that was killed."""

from __future__ import annotations

import os
import termios

import click

from wallboard.cli.abilities import found
from wallboard.cli.exits import Exit, Failure
from wallboard.ui.terminal.repair import repairing, sane


@click.command(name="reset")
def command() -> None:
    """Put the terminal in order again, after a board that was killed (kill -9).

    Where nothing that you type is shown: type it all the same, then Enter, or Ctrl+J where Enter does nothing.
    """
    try:
        terminal = os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY)
    except OSError as error:
        raise Failure(Exit.USAGE, [f"There is no terminal to put in order: {error.strerror}."]) from error
    try:
        # Twice: answers and mouse reports that came before the modes were off would be typed into the shell.
        termios.tcflush(terminal, termios.TCIFLUSH)
        os.write(terminal, repairing(knows_kitty=found().answers).encode())
        termios.tcsetattr(terminal, termios.TCSADRAIN, sane(termios.tcgetattr(terminal)))
        termios.tcflush(terminal, termios.TCIFLUSH)
    finally:
        os.close(terminal)
