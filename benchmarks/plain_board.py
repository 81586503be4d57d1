"""A board as one writes it in an afternoon: two tables of Textual's, cleared and refilled at each poll.

    python benchmarks/plain_board.py https://localhost:8443 ca.pem

It reads what the real board reads, at the same interval, and shows most of the same columns. It remembers nothing,
judges nothing, and its timers stand still between polls.
"""

from __future__ import annotations

import ssl
import sys
from typing import ClassVar

import httpx
from textual.app import App, ComposeResult
from textual.widgets import DataTable, Footer, Header

_PERIOD_S = 10.0
_PATH = "/api/rtstats/stats/{}.json"
_QUEUES = ("queue-id", "queue-name", "queue-size", "longest-wait-time", "number-in-progress", "agent-count-loggedOn")
_AGENTS = (
    "agent-id",
    "agent-name",
    "agent-status",
    "time-in-status",
    "status-code-item-short-code",
    "day-accepted-count",
)


class PlainBoard(App[None]):
    """Queues above, agents below."""

    CSS: ClassVar[str] = "DataTable { height: 1fr; }"

    def __init__(self, url: str, ca_file: str) -> None:
        super().__init__()
        self._client = httpx.AsyncClient(base_url=url, verify=ssl.create_default_context(cafile=ca_file))

    def compose(self) -> ComposeResult:
        """Place the tables."""
        yield Header()
        yield DataTable[str](id="queues")
        yield DataTable[str](id="agents")
        yield Footer()

    def on_mount(self) -> None:
        """Begin to poll."""
        for name, columns in (("queues", _QUEUES), ("agents", _AGENTS)):
            self.query_one(f"#{name}", DataTable).add_columns(*columns)
        self.call_after_refresh(self.poll)
        self.set_interval(_PERIOD_S, self.poll)

    async def poll(self) -> None:
        """Read both lists, and fill the tables anew."""
        for name, columns in (("queues", _QUEUES), ("agents", _AGENTS)):
            records = (await self._client.get(_PATH.format(name))).json()[name.removesuffix("s")]
            table: DataTable[str] = self.query_one(f"#{name}", DataTable)
            table.clear()
            for record in records:
                table.add_row(*(str(record.get(column, "")) for column in columns))


if __name__ == "__main__":
    PlainBoard(*sys.argv[1:]).run()
