"""The block of docs/administration.md in a real SSH server: supervisors get the board, and no way to anything else."""

from __future__ import annotations

import os
import shlex
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from getpass import getuser
from pathlib import Path

import pytest

from tests.documented import block, with_ours
from tests.e2e.sshd import Sshd
from tests.e2e.terminal import KEYS, Terminal
from tests.e2e.test_board import PROGRAM, Simulated

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(120)]

_USUAL = "Subsystem sftp internal-sftp\nAcceptEnv LANG LC_*\nX11Forwarding yes\n"
"""What the server's own configuration allows, and the block has to take away."""
_EVERY_KEY = [*KEYS, *(f"ctrl+{letter}" for letter in "abcdefghijklmnoprstuvwxyz\\"), *"abcdefghijklmnoprstuvwxyz:!$"]
"""All but those that leave: `q` and Ctrl+Q."""


@dataclass(frozen=True)
class Account:
    """What the block has been made for: an account with a board, and all that a supervisor might be after."""

    server: Sshd
    simulated: Simulated
    config: Path
    folder: Path
    """Where the board is started, and where it would remember."""

    def ask(self, *command: str, flags: Sequence[str] = ("-T",)) -> subprocess.CompletedProcess[str]:
        """Run the client to its end, without a terminal."""
        return _run(self.server.to(*command, flags=flags))

    @contextmanager
    def board(self, *command: str, flags: Sequence[str] = ("-tt",), **env: str) -> Iterator[Terminal]:
        """Log in at a terminal, and wait for the board."""
        with Terminal(self.server.to(*command, flags=flags), 120, 40, env) as terminal:
            terminal.wait_for("LIVE", timeout_s=40)
            yield terminal

    def processes(self) -> list[int]:
        """Return the numbers of the boards that run."""
        listed = (int(name) for name in os.listdir("/proc") if name.isdigit())
        return [number for number in listed if str(self.config).encode() in _of(number, "cmdline")]


def _run(command: Sequence[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, timeout=60)


def _of(process: int, file: str) -> bytes:
    try:
        return Path(f"/proc/{process}/{file}").read_bytes()
    except OSError:  # it has just ended
        return b""


@pytest.fixture(scope="module")
def account(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Account]:
    keys, config, folder = (tmp_path_factory.mktemp(name) for name in ("keys", "config", "folder"))
    program = keys / "wallboard"
    program.write_text(f'#!/bin/sh\ncd {folder}\nexport HOME={folder}\nexec {shlex.quote(PROGRAM)} "$@"\n')
    program.chmod(0o755)
    with Simulated() as simulated:
        (config / "desk.toml").write_text(Path(simulated.told["config"]).read_text(encoding="utf-8"), encoding="utf-8")
        ours = {
            "Match User board": f"Match User {getuser()}",
            "/opt/wallboard/bin/wallboard": str(program),
            "/etc/wallboard/desk.toml": str(config / "desk.toml"),
            "/etc/wallboard/supervisors": str(keys / "client.pub"),
        }
        documented = block("administration.md", "# /etc/ssh/sshd_config.d/wallboard.conf")
        with Sshd(keys, _USUAL + with_ours(documented, ours)) as server:
            yield Account(server, simulated, config / "desk.toml", folder)


@pytest.mark.parametrize(
    "command", [(), ("cat", "/etc/passwd"), ("$(touch made)",)], ids=["nothing", "a command", "a shell's own"]
)
def test_whatever_is_asked_for_at_a_terminal_is_answered_with_the_board(
    account: Account, command: tuple[str, ...]
) -> None:
    with account.board(*command) as terminal:
        terminal.send("q")

        assert terminal.wait_for_end(10) == 0
        assert terminal.left_behind() == []
        assert b"root:" not in terminal.raw
    assert list(account.folder.iterdir()) == []


@pytest.mark.parametrize("command", [(), ("sh",), ("wallboard", "show", "agents")], ids=" ".join)
def test_without_a_terminal_one_line_says_that_it_needs_one(account: Account, command: tuple[str, ...]) -> None:
    ended = account.ask(*command)

    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.startswith("wallboard: The board draws on a terminal")


@pytest.mark.parametrize("program", [("scp",), ("scp", "-O"), ("sftp",)], ids=" ".join)
def test_no_file_is_copied_out_or_in(account: Account, program: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "in").touch()
    out = _run([*program, *account.server.options, f"{account.server.login}:{account.config}", str(tmp_path / "out")])
    into = _run([*program, *account.server.options, str(tmp_path / "in"), f"{account.server.login}:made"])

    assert out.returncode != 0
    assert into.returncode != 0
    assert not (tmp_path / "out").exists()
    assert list(account.folder.iterdir()) == []


def test_no_port_is_forwarded_either_way(account: Account) -> None:
    with socket.create_server(("127.0.0.1", 0)) as inner:
        here = f"127.0.0.1:{inner.getsockname()[1]}"
        there = account.ask(flags=("-W", here))
        back = account.ask(flags=("-N", "-o", "ExitOnForwardFailure=yes", "-R", f"0:{here}"))
        sockets = account.ask(flags=("-N", "-o", "ExitOnForwardFailure=yes", "-R", f"{account.folder}/made:{here}"))

    assert "forwarding failed" in there.stderr
    assert "forwarding failed" in back.stderr
    assert "forwarding failed" in sockets.stderr


def test_neither_agent_nor_display_reach_the_board(account: Account, tmp_path: Path) -> None:
    agent = tmp_path / "agent"
    with subprocess.Popen(["ssh-agent", "-D", "-a", agent], stdout=subprocess.DEVNULL) as serving:
        try:
            with account.board(flags=("-tt", "-A", "-Y"), SSH_AUTH_SOCK=str(agent), DISPLAY=":9"):
                (process,) = account.processes()
                environment = _of(process, "environ")
        finally:
            serving.terminate()

    assert b"LC_ALL=C.UTF-8" in environment
    assert b"SSH_AUTH_SOCK" not in environment
    assert b"DISPLAY" not in environment


def test_no_key_leads_to_a_shell_a_file_or_another_program(account: Account) -> None:
    with account.board() as terminal:
        (process,) = account.processes()
        for key in _EVERY_KEY:
            terminal.send(key)
            terminal.read_all()
            assert terminal.process.poll() is None, f"{key} ended it"
            assert _of(process, f"task/{process}/children") == b"", f"{key} started a program"
        for key in ("escape", "escape", "escape", "1", "e", "j"):
            terminal.send(key)
            terminal.read_all()
        terminal.wait_for("SERVICE LEVEL")
        terminal.wait_for("LIVE")

        assert _of(process, "stat").rpartition(b") ")[2][:1] in b"RS"  # not stopped by Ctrl+Z
        assert list(account.folder.iterdir()) == []


def _has_one_of(terminal: Terminal, words: Sequence[str]) -> bool:
    return any(each in terminal.text for each in words)


def test_neither_export_nor_screenshot_is_offered(account: Account) -> None:
    with account.board() as terminal:
        for wish in ("export", "screenshot", "save", "suspend", "shell"):
            terminal.send("ctrl+p", wish)
            is_found = partial(_has_one_of, terminal, (f"filter: {wish}", "nothing is called that"))
            terminal.wait_until(is_found, "the end of what is found")
            # The frame may have arrived in part: below its end may stand what matched before.
            terminal.wait_until(lambda: " command" not in terminal.text, "nothing to do but to filter")
            terminal.send("escape")
            terminal.wait_until(lambda: "esc close" not in terminal.text, "the palette to go")
        terminal.send("?")
        terminal.wait_for("KEYS")

        assert "export" not in terminal.text


def test_a_changed_configuration_does_not_bring_exports_back(account: Account) -> None:
    before = account.config.read_text(encoding="utf-8")
    with account.board() as terminal:
        account.config.write_text(
            before.replace('tenant = "simulated"', 'tenant = "simulated"\nheadline = ["on-break"]'), encoding="utf-8"
        )
        try:
            terminal.wait_for("▎ ON BREAK")
            terminal.send("e", "?")
            terminal.wait_for("KEYS")
        finally:
            account.config.write_text(before, encoding="utf-8")

        assert "export" not in terminal.text
        assert list(account.folder.iterdir()) == []


def test_the_token_is_on_no_screen_and_in_no_process_list(account: Account) -> None:
    token = account.simulated.told["token"].encode()
    with account.board() as terminal:
        (process,) = account.processes()
        terminal.send("3", "enter")
        terminal.wait_for("THE DAY")
        terminal.send("?")
        terminal.wait_for("KEYS")

        assert token not in terminal.raw
        assert token not in _of(process, "cmdline") + _of(process, "environ")


@pytest.mark.parametrize(
    "name",
    ["../../../../etc/passwd", "\x1b]0;owned\x07\x1b[2Jx", "owned" * 1000],
    ids=["a path", "a sequence", "a long story"],
)
def test_a_terminal_may_call_itself_what_it_likes(account: Account, name: str) -> None:
    with account.board(TERM=name) as terminal:
        terminal.send("q")

        assert terminal.wait_for_end(10) == 0
        assert b"owned" not in terminal.raw


def test_a_terminal_that_cannot_draw_is_told_so(account: Account) -> None:
    with Terminal(account.server.to(), env={"TERM": "dumb"}) as terminal:
        assert terminal.wait_for_end(20) == 2
        assert "the board cannot draw on such a terminal" in terminal.text


def test_a_locale_of_the_clients_choice_does_not_count(account: Account) -> None:
    evil = ("-o", "SendEnv=LC_* LANG")
    with account.board(flags=("-tt", *evil), LC_ALL="../../x", LANG="C", LC_WALL="$(touch made)") as terminal:
        terminal.wait_for("● LIVE")
        terminal.send("q")
        assert terminal.wait_for_end(10) == 0


def test_the_board_ends_with_its_client(account: Account) -> None:
    with account.board() as terminal:
        assert len(account.processes()) == 1
        terminal.kill(signal.SIGKILL)
        deadline = time.monotonic() + 3
        while account.processes():
            assert time.monotonic() < deadline, "the board lives on"
            time.sleep(0.01)
