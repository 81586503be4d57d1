"""Notices to send, and who hears of them."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.floors import START
from tests.model.notice.told import CRITICAL, alarm
from wallboard.model.alarm.alarms import Change
from wallboard.model.notice.item import items
from wallboard.model.notice.notice import Notice

SECRET = "sesame"
"""In every address and argument that must not come to light."""


def notice(*subjects: str, words: str = "longest wait 4:12, target 0:20", over: Sequence[str] = ()) -> Notice:
    """A notice about critical alarms, and some that are over."""
    raised = [(Change.RAISED, alarm(subject, CRITICAL, words=words)) for subject in subjects]
    ended = [(Change.OVER, alarm(subject)) for subject in over]
    return Notice(START.wall, items([*raised, *ended], {}, names=True), "acme")


@dataclass
class Hook:
    """A server on this machine that is posted to."""

    url: str
    answers: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    """What it answers, one after the other; then 200."""
    posted: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)
    """Path, headers and body of each request."""
    is_slow: bool = False
    """It takes a request and says nothing, until it ends."""
    is_dripping: bool = False
    """It never comes to an end of what it answers, and sends a byte of it each hundredth of a second."""
    came: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))
    """Counts the requests."""


@contextmanager
def served() -> Iterator[Hook]:
    """Serve while the context lasts."""
    ended = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            content = self.rfile.read(int(self.headers["Content-Length"]))
            hook.posted.append((self.path, dict(self.headers), content))
            hook.came.release()
            if hook.is_slow:
                ended.wait()
                return
            if hook.is_dripping:
                self.send_response_only(200)
                self.flush_headers()
                with suppress(ConnectionError):  # who posted has left
                    while not ended.wait(0.01):
                        self.wfile.write(b"x")
                return
            status, headers = hook.answers.pop(0) if hook.answers else (200, {})
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        hook = Hook(f"http://127.0.0.1:{server.server_port}/{SECRET}?key={SECRET}")
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield hook
        finally:
            ended.set()
            server.shutdown()
            thread.join()


@contextmanager
def log() -> Iterator[list[str]]:
    """Take what any part of the program writes into a log, as it would be written."""
    lines: list[str] = []

    class Taking(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(self.format(record))

    root, ours, handler = logging.getLogger(), logging.getLogger("wallboard"), Taking(logging.DEBUG)
    before = root.level, ours.level
    root.setLevel(logging.DEBUG)
    ours.setLevel(logging.DEBUG)
    # Where a test has made a log of its own, what is ours does not come to the root.
    listening = (root,) if ours.propagate else (root, ours)
    for logger in listening:
        logger.addHandler(handler)
    try:
        yield lines
    finally:
        for logger in listening:
            logger.removeHandler(handler)
        root.setLevel(before[0])
        ours.setLevel(before[1])
