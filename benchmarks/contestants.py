"""The programs that are measured side by side, each started to show the present every ten seconds."""

from __future__ import annotations

import shutil
import sys
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Self

INTERVAL_S = 10
_PLAIN = Path(__file__).with_name("plain_board.py")
_BTOP_CONFIG = f"update_ms = {1000 * INTERVAL_S}\n"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a tenant is served."""

    config: Path
    """Configuration of a board that reads it."""
    url: str
    ca_file: Path

    @classmethod
    def of(cls, config: Path) -> Self:
        """Return the place that a board's configuration names."""
        (settings,) = tomllib.loads(config.read_text())["profiles"].values()
        return cls(config, settings["host"], Path(settings["ca_file"]))


@dataclass(frozen=True, slots=True)
class Contestant:
    """A program on a terminal of its own."""

    name: str
    argv: Callable[[Place], list[str]]
    tenant: str = "medium"
    """Preset of the floor that it reads, if it reads any."""
    needs: str = ""
    """Program that must be installed; '' for ours."""
    is_textual: bool = False
    """It writes what the emulator understands all of, so that the least difference can be told."""
    refresh_s: float = INTERVAL_S

    @property
    def is_here(self) -> bool:
        """Whether this machine has it."""
        return not self.needs or shutil.which(self.needs) is not None


def _board(*flags: str) -> Callable[[Place], list[str]]:
    return lambda at: [sys.executable, "-m", "wallboard", "board", "--fresh", "--config", str(at.config), *flags]


def _watched(at: Place) -> list[str]:
    address = f"{at.url}/api/rtstats/stats/queues.json"
    return ["watch", "-n", str(INTERVAL_S), f"curl -s --compressed --cacert {at.ca_file} {address}"]


BOARD, LARGE = "board, timers off", "board, timers off, 5,000"
TICKING, LARGE_TICKING, AGENTS_TICKING = "board", "board, 5,000 agents", "board, agents"
HTOP, HTOP_1S, PLAIN = "htop -d 100", "htop -d 10", "plain board"

CONTESTANTS = (
    Contestant(BOARD, _board("--low-bandwidth"), is_textual=True),
    Contestant(LARGE, _board("--low-bandwidth"), tenant="large", is_textual=True),
    Contestant(TICKING, _board(), is_textual=True),
    Contestant(AGENTS_TICKING, _board("--start-screen", "agents"), is_textual=True),
    Contestant(LARGE_TICKING, _board(), tenant="large", is_textual=True),
    Contestant(PLAIN, lambda at: [sys.executable, str(_PLAIN), at.url, str(at.ca_file)], is_textual=True),
    Contestant(HTOP, lambda _: ["htop", "-d", str(10 * INTERVAL_S)], needs="htop"),
    Contestant(HTOP_1S, lambda _: ["htop", "-d", "10"], needs="htop", refresh_s=1),
    Contestant("btop", lambda _: ["btop"], needs="btop"),
    Contestant("watch curl", _watched, needs="watch"),
)


def configure_btop(config_home: Path) -> None:
    """Let btop draw as often as the others, and otherwise as it comes."""
    folder = config_home / "btop"
    folder.mkdir()
    (folder / "btop.conf").write_text(_BTOP_CONFIG)
