"""Keys that a person types on a terminal, here a pipe."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from queue import Queue
from select import select
from threading import Event, Thread

import pytest
from textual import events
from textual.message import Message

from wallboard.ui.key_reading import KeyReadingDriver

WAIT_S = 10


class Typed(KeyReadingDriver):
    """Reads from a pipe, and keeps the keys."""

    def __init__(self) -> None:
        self.fileno, self.types = os.pipe()
        self._debug = False
        self.exit_event = Event()
        self.keys: Queue[str] = Queue()
        self.thread = Thread(target=self.run_input_thread, daemon=True)
        self.thread.start()

    def process_message(self, message: Message) -> None:
        """Keep a key."""
        if isinstance(message, events.Key):
            self.keys.put(message.key)

    def type(self, keys: str) -> None:
        """Type them at once."""
        os.write(self.types, keys.encode())

    def next_key(self) -> str:
        """Return the next key that was read."""
        return self.keys.get(timeout=WAIT_S)


@pytest.fixture
def typed() -> Iterator[Typed]:
    driver = Typed()
    yield driver
    driver.exit_event.set()
    driver.thread.join(WAIT_S)
    os.close(driver.fileno)


def test_an_escape_is_a_key_though_nothing_follows(typed: Typed) -> None:
    typed.type("\x1b")
    assert typed.next_key() == "escape"


def test_an_escape_with_more_behind_it_is_another_key(typed: Typed) -> None:
    typed.type("a\x1b[A\x1b[6~")
    assert [typed.next_key() for _ in range(3)] == ["a", "up", "pagedown"]


def test_a_letter_may_come_in_pieces(typed: Typed) -> None:
    whole = "ü".encode()
    os.write(typed.types, whole[:1])
    while select([typed.fileno], [], [], 0)[0]:  # until it has been read
        time.sleep(0.001)
    os.write(typed.types, whole[1:])
    assert typed.next_key() == "ü"


@pytest.mark.parametrize("noise", [b"\xe9", b"\xff", b"\x80\xbf", b"\xe9\x1b[A", b"\x1b[200~caf\xe9\x1b[201~"])
def test_what_is_no_letter_neither_ends_the_reading_nor_takes_the_next_key_along(typed: Typed, noise: bytes) -> None:
    os.write(typed.types, noise + b"q")
    keys = [typed.next_key()]
    while keys[-1] != "q":
        keys.append(typed.next_key())
    assert set(keys) <= {"replacement_character", "up", "q"}
    assert keys.count("up") == noise.count(b"\x1b[A")


def test_reading_ends_with_the_terminal(typed: Typed) -> None:
    os.close(typed.types)
    typed.thread.join(WAIT_S)
    assert not typed.thread.is_alive()


def test_reading_ends_with_the_app(typed: Typed) -> None:
    typed.exit_event.set()
    typed.thread.join(WAIT_S)
    assert not typed.thread.is_alive()
