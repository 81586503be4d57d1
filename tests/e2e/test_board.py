"""The installed program on a real terminal, against a simulated tenant over HTTPS: what people get, from end to end."""

import getpass
import json
import os
import re
import signal
import ssl
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any

import httpx
import pytest

from tests.e2e.terminal import Terminal

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(300)]

PROGRAM = os.environ.get("WALLBOARD_PROGRAM") or str(Path(sys.executable).with_name("wallboard"))
"""The program under test; another one where a wheel is installed elsewhere."""


class Simulated:
    """`wallboard simulate` in a process of its own, and a client that sees what it serves."""

    def __init__(self, *options: str) -> None:
        command = [PROGRAM, "simulate", "--json", "--preset", "small", "--seed", "7", *options]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert self._process.stdout is not None
        self.told: dict[str, Any] = json.loads(self._process.stdout.readline())
        self._client = httpx.Client(
            base_url=self.told["url"],
            auth=(self.told["tenant"], self.told["token"]),
            verify=ssl.create_default_context(cafile=self.told["ca_file"]),
        )

    def __enter__(self) -> "Simulated":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._client.close()
        self._process.send_signal(signal.SIGTERM)
        assert self._process.wait(20) == 0
        assert self._process.stdout is not None
        self._process.stdout.close()

    def served(self, path: str) -> dict[str, Any]:
        """Return what the API answers now."""
        answer = self._client.get(f"/api/rtstats/stats/{path}.json")
        served: dict[str, Any] = answer.raise_for_status().json()
        return served

    def break_with(self, **fault: object) -> None:
        """Let something go wrong from now on."""
        self._client.post("/simulator/faults", json=fault).raise_for_status()

    def faults(self) -> list[dict[str, Any]]:
        """Return what goes wrong, and how often each has happened."""
        faults: list[dict[str, Any]] = self._client.get("/simulator/faults").raise_for_status().json()["faults"]
        return faults

    def mend(self) -> None:
        """Let everything go right again."""
        self._client.delete("/simulator/faults").raise_for_status()


@contextmanager
def board(simulated: Simulated, *options: str, cols: int = 200, rows: int = 50) -> Iterator[Terminal]:
    command = [PROGRAM, "--config", simulated.told["config"], *options]
    with Terminal(command, cols=cols, rows=rows) as terminal:
        terminal.wait_for("LIVE", timeout_s=40)
        yield terminal


def shown_in(text: str, name: str) -> list[str]:
    """Return the words of the line that begins with a queue's or agent's name, without its sign."""
    lines = [line.strip(" ◆▲●◐■◇▪○·") for line in text.splitlines()]
    return next((line.removeprefix(name).split() for line in lines if line.startswith(name)), [])


@pytest.mark.parametrize("wire", ["json", "xml"])
def test_the_screen_shows_the_numbers_that_the_api_served(wire: str) -> None:
    with Simulated() as simulated, board(simulated, "--wire", wire, "--start-screen", "queues") as terminal:
        terminal.send("g")
        terminal.wait_for("unfolded")

        def agree() -> bool:
            """Whether, within one generation of the server's cache, every queue shows what was served."""
            before = simulated.served("queues")
            terminal.read_all()
            text = terminal.text
            if simulated.served("queues") != before:
                return False
            return all(_shows(text, queue) for queue in before["queue"])

        terminal.wait_until(agree, "every queue to show what the API serves", timeout_s=60)


def _shows(text: str, queue: dict[str, Any]) -> bool:
    words = shown_in(text, queue["queue-name"])
    figures = [str(queue[name]) for name in ("queue-size", "day-queued", "day-accepted", "day-abandoned")]
    return len(words) > 5 and words[1] == figures[0] and [figure for figure in figures[1:] if figure not in words] == []


def test_enter_opens_an_agent_and_escape_comes_back() -> None:
    with Simulated() as simulated, board(simulated, "--start-screen", "agents") as terminal:
        names = {agent["agent-name"]: agent for agent in simulated.served("agents")["agent"]}
        terminal.wait_until(lambda: any(name in terminal.text for name in names), "an agent")
        terminal.send("enter")
        terminal.wait_for("time-in-status")
        terminal.send("end")
        terminal.wait_for("agent-id")
        terminal.wait_for("agent-guid")

        name = next(name for name in names if name in terminal.text)
        # Once the frame is whole: its names may be read before their values.
        terminal.wait_until(
            lambda: shown_in(terminal.text, "agent-id")[:1] == [names[name]["agent-id"]], "the agent's id"
        )
        # The rest of a long value stands on a line of its own.
        assert names[name]["agent-guid"].strip().startswith(shown_in(terminal.text, "agent-guid")[0])
        terminal.send("escape")
        terminal.wait_for("AGENTS")


def test_a_fault_turns_it_stale_and_it_recovers() -> None:
    with Simulated() as simulated, board(simulated, cols=120, rows=40) as terminal:
        simulated.break_with(kind="busy")
        terminal.wait_for("STALE", timeout_s=60)
        terminal.wait_for("HTTP 503")
        terminal.wait_for("numbers below are from")
        terminal.wait_for("~")

        simulated.mend()
        terminal.wait_for("LIVE", timeout_s=90)
        terminal.wait_until(lambda: "HTTP 503" not in terminal.text, "the banner to go", timeout_s=90)
        terminal.wait_until(lambda: "~" not in terminal.text, "the tildes to go", timeout_s=90)


def test_a_renewed_token_is_refused_and_said_so_without_being_shown() -> None:
    with Simulated() as simulated, board(simulated, cols=120, rows=40) as terminal:
        simulated.break_with(kind="token_rotated")
        terminal.wait_for("REFUSED", timeout_s=60)
        assert Path(simulated.told["token_file"]).name in terminal.text
        terminal.send("q")
        assert terminal.wait_for_end(10) == 0
        assert simulated.told["token"].encode() not in terminal.raw


def test_the_token_is_in_no_process_list_and_q_leaves_a_clean_terminal() -> None:
    with Simulated() as simulated, board(simulated, cols=80, rows=24) as terminal:
        process = Path(f"/proc/{terminal.process.pid}")
        token = simulated.told["token"].encode()
        assert token not in process.joinpath("cmdline").read_bytes()
        assert token not in process.joinpath("environ").read_bytes()

        terminal.send("q")

        assert terminal.wait_for_end(10) == 0
        assert terminal.left_behind() == []
        assert token not in terminal.raw


def test_the_demo_needs_neither_configuration_nor_network(tmp_path: Path) -> None:
    with Terminal([PROGRAM, "demo"], cols=120, rows=40, env={"HOME": str(tmp_path)}) as terminal:
        terminal.wait_for("LIVE", timeout_s=40)
        terminal.wait_for("Billing")
        terminal.send("q")
        assert terminal.wait_for_end(10) == 0
        assert terminal.left_behind() == []


def test_what_is_typed_in_one_burst_behind_the_slash_filters_and_does_not_quit() -> None:
    with Simulated() as simulated, board(simulated, "--start-screen", "queues", cols=120, rows=40) as terminal:
        terminal.wait_for("Billing")
        terminal.send("/q1s", "enter")
        terminal.wait_for("filter: q1s")
        terminal.wait_for("no queue matches")


def test_an_edited_configuration_is_obeyed_and_a_broken_one_told_until_it_is_mended(tmp_path: Path) -> None:
    with Simulated() as simulated:
        good = Path(simulated.told["config"]).read_text(encoding="utf-8")
        config = tmp_path / "config.toml"
        config.write_text(good, encoding="utf-8")
        with Terminal([PROGRAM, "--config", str(config), "--view", "phones"], cols=160, rows=45) as terminal:
            terminal.wait_for("phones  11 of 20 queues", timeout_s=40)

            typo = '[profiles.simulated]\ntheem = "day"'
            config.write_text(good.replace("[profiles.simulated]", typo, 1), encoding="utf-8")
            terminal.wait_for('profiles.simulated.theem is not a setting; did you mean "theme"?')
            terminal.wait_for("LIVE")

            config.write_text(good.replace('queue_sort = "longest"', "fold = false"), encoding="utf-8")
            terminal.wait_until(lambda: "is not a setting" not in terminal.text, "the notice to go")
            terminal.wait_for("unfolded")
            terminal.wait_for("phones  11 of 20 queues")


def test_a_board_is_found_as_it_was_left(state_folder: Path) -> None:
    with Simulated() as simulated:
        with board(simulated) as terminal:
            terminal.send("2", "/sales", "enter")
            terminal.wait_for("filter: sales")
            terminal.send("q")
            assert terminal.wait_for_end(10) == 0
        (kept,) = (state_folder / "wallboard").glob("*.json")
        assert simulated.told["token"] not in kept.read_text(encoding="utf-8")

        with board(simulated) as terminal:
            terminal.wait_for("filter: sales")
        with board(simulated, "--fresh") as terminal:
            terminal.wait_for("Billing")
            assert "filter:" not in terminal.text
        with board(simulated, "--view", "teams") as terminal:
            terminal.wait_for("teams")
            assert "filter:" not in terminal.text


def test_an_acknowledged_alarm_is_so_on_another_board_too_and_still_when_one_starts_again(state_folder: Path) -> None:
    taken = re.compile(rf"{re.escape(getpass.getuser())} \d\d:\d\d")

    with Simulated() as simulated:
        with board(simulated, "--start-screen", "alarms") as terminal:
            terminal.wait_for("nobody yet", timeout_s=90)
            with board(simulated, "--start-screen", "alarms") as other:
                other.wait_for("nobody yet")
                terminal.send("a")
                terminal.wait_for("TAKEN OR PUT OFF")
                other.wait_for("TAKEN OR PUT OFF")
            (answered,) = taken.findall(terminal.text)
            terminal.send("q")
            assert terminal.wait_for_end(10) == 0

        (kept,) = (state_folder / "wallboard" / "alarms").iterdir()
        assert stat.S_IMODE(kept.stat().st_mode) == 0o600
        with board(simulated, "--start-screen", "alarms") as terminal:
            terminal.wait_for("TAKEN OR PUT OFF")
            assert answered in terminal.text
        as_left = kept.read_bytes()
        with board(simulated, "--kiosk", cols=60, rows=16) as terminal:
            terminal.kill(signal.SIGTERM)
            terminal.wait_for_end(10)
        with board(simulated, "--start-screen", "alarms", "--restricted") as terminal:
            terminal.wait_for("nobody yet", timeout_s=90)
            assert not taken.search(terminal.text)
        assert kept.read_bytes() == as_left
        with board(simulated, "--start-screen", "alarms", "--fresh") as terminal:
            terminal.wait_for("nobody yet", timeout_s=90)
            assert not taken.search(terminal.text)
