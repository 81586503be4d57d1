"""docs/administration.md as it stands: the unit's command under the unit's conditions, and the recipe for tmux."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.documented import block, with_ours
from tests.e2e.terminal import Terminal
from tests.e2e.test_board import PROGRAM, Simulated
from wallboard.model.alarm.built_in import built_in
from wallboard.model.standards import Standards

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(120)]

PAGE = "administration.md"
_ANYBODY = 65534
"""A user that every system has, with no shell and nothing of its own."""
_WIDE = "MEDIA"
"""Heads a column that only the queues' screen has in 120 columns, and not in 80."""


KIOSK, ALARMS = "wallboard-kiosk.service", "wallboard-alarms.service"


def unit(name: str) -> str:
    return block(PAGE, f"# /etc/systemd/system/{name}")


def setting(name: str, of: str = KIOSK) -> str:
    """Return what a unit sets."""
    (value,) = re.findall(rf"^{name}=(.*)$", unit(of), re.MULTILINE)
    return str(value)


@contextmanager
def open_folder() -> Iterator[Path]:
    """A folder that every user can look into, unlike those of pytest."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


def without_rights(command: list[str]) -> list[str]:
    """Return the command as the unit's user would run it, as far as this process may give rights up."""
    if os.geteuid() != 0:
        return command
    dropped = [f"--reuid={_ANYBODY}", f"--regid={_ANYBODY}", "--clear-groups", "--bounding-set=-all", "--no-new-privs"]
    able = subprocess.run(["setpriv", *dropped, command[0], "--version"], capture_output=True, check=False)
    # A checkout in a home of root's.
    return ["setpriv", *dropped, *command] if able.returncode == 0 else command


@pytest.mark.parametrize("name", [KIOSK, ALARMS])
def test_systemd_understands_the_unit(tmp_path: Path, name: str) -> None:
    assert shutil.which("systemd-analyze"), "the tests need systemd-analyze: apt-get install systemd"
    path = tmp_path / name
    path.write_text(with_ours(unit(name), {"/opt/wallboard/bin/wallboard": "/bin/true"}))

    told = subprocess.run(["systemd-analyze", "verify", path], capture_output=True, text=True, check=False)

    assert (told.returncode, told.stdout + told.stderr) == (0, "")


@contextmanager
def as_the_unit(name: str, config_name: str, more: str = "") -> Iterator[tuple[list[str], Simulated]]:
    """The command of a unit, under its conditions, for a simulated tenant; `more` is added to its configuration."""
    with Simulated() as simulated, open_folder() as folder:
        config, credentials = folder / config_name, folder / "credentials"
        text = Path(simulated.told["config"]).read_text(encoding="utf-8") + more
        shutil.copy(simulated.told["ca_file"], folder / "ca.pem")
        (folder / "ca.pem").chmod(0o644)
        without_token = re.sub(r"token_file = .*\n", "", text)
        config.write_text(with_ours(without_token, {simulated.told["ca_file"]: "ca.pem"}), encoding="utf-8")
        credentials.mkdir()
        shutil.copy(simulated.told["token_file"], credentials / "token")
        if os.geteuid() == 0:
            os.chown(credentials / "token", _ANYBODY, _ANYBODY)
        ours = {
            "/opt/wallboard/bin/wallboard": PROGRAM,
            f"/etc/wallboard/{config_name}": str(config),
            "${CREDENTIALS_DIRECTORY}": str(credentials),
        }
        state = folder / "wallboard"
        state.mkdir()
        if os.geteuid() == 0:
            os.chown(state, _ANYBODY, _ANYBODY)
        command = without_rights(shlex.split(with_ours(setting("ExecStart", name), ours)))
        # %S is where StateDirectory is made.
        environment = dict(pair.replace("%S", str(folder)).split("=") for pair in setting("Environment", name).split())
        nothing_else = ["env", "-i", "HOME=/", f"PATH={os.defpath}", *(f"{k}={v}" for k, v in environment.items())]
        yield [*nothing_else, *_own_modules(), *command], simulated


def test_the_units_command_is_a_kiosk_that_only_a_signal_ends() -> None:
    with as_the_unit(KIOSK, "kiosk.toml") as (command, simulated), Terminal(command, 100, 30) as terminal:
        terminal.wait_for("o LIVE", timeout_s=40)
        terminal.send("q", "ctrl+c", "ctrl+z", "ctrl+\\", "ctrl+p", "e")
        terminal.wait_for("ABANDONED")
        assert simulated.told["token"].encode() not in terminal.raw
        terminal.kill(signal.SIGTERM)
        status = terminal.wait_for_end(5)

        assert str(status) in setting("SuccessExitStatus").split()
        assert terminal.left_behind() == []
        assert "ABANDONED" not in terminal.text


_RULE = """
[profiles.simulated.alarms.billing]
of = "queue"
warning = "id=101"
message = "it is there"
"""


def test_the_command_of_the_alarms_unit_tells_until_a_signal_ends_it_and_keeps_what_stands() -> None:
    with (
        as_the_unit(ALARMS, "alarms.toml", _RULE) as (command, _),
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as service,
    ):
        assert service.stdout
        assert service.stderr
        assert any("billing  Billing  it is there" in line for line in service.stdout)
        service.terminate()

        assert service.wait(5) == 0
        rules = 1 + len(built_in(Standards()))
        assert service.stderr.read() == f"wallboard: simulated is watched by {rules} rules\n"
        (state,) = (part.partition("=")[2] for part in command if part.startswith("XDG_STATE_HOME="))
        (kept,) = (Path(state) / setting("StateDirectory", ALARMS) / "alarms").iterdir()
        assert '"rule":"billing"' in kept.read_text(encoding="utf-8")


def _own_modules() -> list[str]:
    """Return where the program finds its modules, where this process is told so by its environment."""
    return [f"PYTHONPATH={os.path.abspath(os.environ['PYTHONPATH'])}"] if "PYTHONPATH" in os.environ else []


@contextmanager
def tmux(folder: Path) -> Iterator[dict[str, list[str]]]:
    """The recipe's session, begun; and the ways to attach to it: "use" and "look"."""
    assert shutil.which("tmux"), "the tests need tmux: apt-get install tmux"
    configuration = folder / "tmux.conf"
    configuration.write_text(block(PAGE, "# /etc/wallboard/tmux.conf"))
    ours = {"/etc/wallboard/tmux.conf": str(configuration), "/opt/wallboard/bin/wallboard": f"{PROGRAM} demo"}
    recipe = with_ours(block(PAGE, "# as the account of the board"), ours)
    begin, use, look = (shlex.split(line, comments=True) for line in recipe.splitlines()[1:])
    environment = {k: v for k, v in os.environ.items() if k != "TMUX"} | {"TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}
    subprocess.run(begin, env=environment | {"TMUX_TMPDIR": str(folder)}, check=True)
    try:
        yield {"use": use, "look": look}
    finally:
        subprocess.run([*begin[:3], "kill-server"], env=environment | {"TMUX_TMPDIR": str(folder)}, check=False)


def test_a_board_in_tmux_is_used_by_one_and_looked_at_by_others_and_goes_on_without_any() -> None:
    with open_folder() as folder, tmux(folder) as ways:
        place = {"TMUX_TMPDIR": str(folder)}
        with Terminal(ways["use"], 120, 40, place) as using:
            using.wait_for("LIVE", timeout_s=40)
            assert re.search(rb"38;2;\d+;\d+;\d+", using.raw)
            using.send("2")
            using.wait_for(_WIDE)
            with Terminal(ways["look"], 80, 24, place) as looking:
                looking.wait_for("QUEUES")
                looking.send("3", "q", "ctrl+b", ":", "new-window sh", "enter")
                using.send("?")
                using.wait_for("KEYS")
                looking.wait_for("KEYS")
                assert "$" not in looking.text
                using.send("?")
                using.wait_until(
                    lambda: "KEYS" not in using.text and _WIDE in using.text, "the board, as wide as it was"
                )
            using.send("ctrl+b", "d")
            assert using.wait_for_end(10) == 0
        with Terminal(ways["use"], 120, 40, place) as again:
            again.wait_for(_WIDE)
            again.wait_for("LIVE")
