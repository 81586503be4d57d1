"""The document's two sample records, verbatim, through client, `show` and drill-down of the installed program."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tests.e2e.terminal import Terminal
from tests.e2e.test_board import PROGRAM, shown_in

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(200)]

SAMPLES = Path(__file__).parent.parent / "samples"
AGENT = (SAMPLES / "agent.sample.xml").read_text()
QUEUE = (SAMPLES / "queue.sample.xml").read_text()
ANSWERS = {
    "agents": f"<agents>{AGENT}</agents>",
    "queues": f"<queues>{QUEUE}</queues>",
    "agent/ag3276621": AGENT,
    "queue/116": QUEUE,
}


class _Samples(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        answer = ANSWERS.get(self.path.removeprefix("/api/rtstats/stats/").removesuffix(".xml"), "")
        self.send_response(200 if answer else 404)
        self.send_header("Content-Type", "application/xml")
        self.send_header("Content-Length", str(len(answer.encode())))
        self.end_headers()
        self.wfile.write(answer.encode())

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def serving(tmp_path: Path) -> Iterator[list[str]]:
    """Give the flags that read the samples, from a server on the loopback interface."""
    token = tmp_path / "token"
    token.write_text("abc123")
    token.chmod(0o600)
    with ThreadingHTTPServer(("127.0.0.1", 0), _Samples) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        host = f"http://127.0.0.1:{server.server_port}"
        yield ["--host", host, "--tenant", "acme", "--token-file", str(token), "--wire", "xml"]
        server.shutdown()


@pytest.mark.parametrize(
    ("words", "field", "value"),
    [
        (("agent", "ag3276621"), "agent-name", "Marie Sanders"),
        (("agent", "ag3276621"), "agent-guid", "detestacct801-ag3276621-cb1f16ae-d5a8-4658-a467-e1d9c3b8467f"),
        (("agent", "ag3276621"), "time-in-status", 206526),
        (("agent", "ag3276621"), "last-login-time", None),
        (("queue", "116"), "queue-name", "Tech Support"),
        (("queue", "116"), "assigned-agent-count", 1),
        (("queue", "116"), "thirty-min-sla-activity", None),
    ],
)
def test_show_prints_the_sample(tmp_path: Path, words: tuple[str, str], field: str, value: object) -> None:
    with serving(tmp_path) as flags:
        ran = subprocess.run(
            [PROGRAM, "show", *words, *flags, "--format", "json"],
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )

    assert json.loads(ran.stdout)[field] == value


def shows(terminal: Terminal, field: str, *words: str) -> None:
    """Wait for the begin of a field's value: a frame arrives in parts."""
    terminal.wait_until(lambda: shown_in(terminal.text, field)[: len(words)] == [*words], f"{field} {words}")


def test_the_drill_downs_show_the_samples(tmp_path: Path) -> None:
    with (
        serving(tmp_path) as flags,
        Terminal([PROGRAM, *flags, "--start-screen", "queues"], cols=200, rows=80) as terminal,
    ):
        terminal.wait_for("1 quiet queue", timeout_s=40)
        terminal.send("g")
        terminal.wait_for("unfolded")
        terminal.send("enter")
        terminal.wait_for("thirty-min-sla-activity")
        terminal.wait_for("queue-name")
        shows(terminal, "queue-name", "Tech", "Support")
        shows(terminal, "longest-wait-time", "–")
        shows(terminal, "agent-count-loggedOut", "1")

        terminal.send("escape")
        terminal.wait_for("unfolded")
        terminal.send("3", "o")
        terminal.wait_for("Marie Sanders")
        terminal.send("home", "enter")
        terminal.wait_for("time-in-status")
        terminal.wait_for("agent-name")
        shows(terminal, "agent-name", "Marie", "Sanders")
        shows(terminal, "agent-status", "9", "logged", "out")
        shows(terminal, "time-in-status", "57:22:06")
        shows(terminal, "last-login-time", "–")
