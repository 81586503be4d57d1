"""The table `wall`: what a screen on the wall shows, for how long, and where its line of text is written.

[profiles.main.wall]
pages = ["headline", "queues"]
seconds = "30s"
message_file = "/srv/floor/message.txt"
"""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated

from pydantic import AfterValidator, Field, PlainValidator

from wallboard.config import forms
from wallboard.config.tables import Duration, Limit, Table
from wallboard.model.figure import Figure
from wallboard.model.wall import DEFAULT_PAGE_S, PAGES, Page, WallPlan

SHORTEST_PAGE = timedelta(seconds=3)
"""What one can read from afar."""


def _long_enough(duration: timedelta) -> timedelta:
    if duration < SHORTEST_PAGE:
        raise ValueError(f'must be at least "{SHORTEST_PAGE.seconds}s": nobody could read it')
    return duration


def _each_once(pages: list[Page]) -> list[Page]:
    if len(set(pages)) < len(pages):
        raise ValueError("must name each page once")
    return pages


class WallTable(Table):
    """A board on the wall (`w`, `--wall`, `--kiosk`): its pages, and the line of text below them."""

    pages: Annotated[list[Annotated[Page, Field(strict=False)]], Field(min_length=1), AfterValidator(_each_once)] = (
        Field(
            list(PAGES),
            description="Pages that take turns: headline, queues (teams, where there are any), agents, levels.",
        )
    )
    seconds: Annotated[Duration, AfterValidator(_long_enough)] = Field(
        timedelta(seconds=DEFAULT_PAGE_S), description="How long each page stays."
    )
    tiles: list[Annotated[Figure, Field(strict=False)]] | None = Field(
        None,
        min_length=4,
        max_length=6,
        examples=['["waiting", "longest-wait", "service-level", "free"]'],
        description="Figures of the first page, four to six; left out: those of `headline`.",
    )
    message_file: Annotated[str, PlainValidator(forms.text_of(forms.path))] | None = Field(
        None,
        examples=['"message.txt"'],
        description="Text file whose first line stands on the wall while it is there: `CRM down, use paper form`.",
    )
    message_expiry: Limit = Field(
        timedelta(hours=12), description='How long after its last change the file still counts; `"off"`: for ever.'
    )

    def plan(self) -> WallPlan:
        """Return what the wall shows."""
        return WallPlan(tuple(self.pages), self.seconds.total_seconds())
