"""Standard output of what goes on for days: a pipe of the test, that is read or is not."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout

from wallboard.cli.output import Output


class Pipe:
    """The two ends of a pipe."""

    def __init__(self) -> None:
        self.reading, self.writing = os.pipe()

    def read(self) -> str:
        return os.read(self.reading, 1 << 20).decode()

    def fill(self) -> None:
        os.set_blocking(self.writing, False)
        try:
            while True:
                os.write(self.writing, b"." * 4096)
        except BlockingIOError:
            os.set_blocking(self.writing, True)


@contextmanager
def piped() -> Iterator[Pipe]:
    """Standard output is a pipe, while the context lasts."""
    pipe = Pipe()
    with open(pipe.writing, "w", encoding="utf-8") as file, redirect_stdout(file):
        yield pipe


def test_lines_are_written_in_their_order() -> None:
    with piped() as pipe:
        output = Output()
        output.say("one")
        output.say("two")

        assert output.write()
        assert pipe.read() == "one\ntwo\n"


def test_a_pipe_that_is_full_holds_up_nothing_and_gets_the_line_once_there_is_room() -> None:
    with piped() as pipe:
        output = Output()
        pipe.fill()
        output.say("late")

        assert output.write()
        assert "late" not in pipe.read()
        assert output.write()
        assert pipe.read() == "late\n"


async def test_it_ends_once_nobody_reads_any_more() -> None:
    with piped() as pipe:
        output = Output()
        os.close(pipe.reading)
        output.say("for nobody")

        await output.until_unread()
