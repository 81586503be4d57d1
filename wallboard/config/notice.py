"""The table `notice`: where alarms are told beside the screen, from which level on, and when not.

[profiles.main.notice]
webhook = "slack"
webhook_file = "slack-address"
levels = { webhook = "warning" }
quiet = { hours = { mon-fri = "20:00-08:00", sat-sun = "00:00-24:00" } }
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta, tzinfo
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, PlainValidator, model_validator

from wallboard.config import forms
from wallboard.config.tables import Duration, Table, Word
from wallboard.config.webhook import WebhookKind, WebhookPlace
from wallboard.config.week import week
from wallboard.model.figure import Severity
from wallboard.model.notice.channel import AT_THE_SCREEN, PAUSE_S, Channel, Plan
from wallboard.model.opening import Hours, OpeningHours

SHORTEST_PAUSE = timedelta(seconds=10)
"""A reading: nothing new is known before the next one."""
LONGEST_PAUSE = timedelta(hours=1)


class Level(StrEnum):
    """From which level on a channel is told."""

    WARNING = "warning"
    CRITICAL = "critical"

    @property
    def severity(self) -> Severity:
        """The level in the model."""
        return Severity[self.name]


def _a_pause(duration: timedelta) -> timedelta:
    if not SHORTEST_PAUSE <= duration <= LONGEST_PAUSE:
        raise ValueError('must be from "10s" to "1h"')
    return duration


class Quiet(Table):
    """Hours in which some channels are told nothing. What still stands at their end is told then."""

    hours: Annotated[dict[int, tuple[Hours, ...]], PlainValidator(week)] = Field(
        examples=['{ mon-fri = "20:00-08:00" }'], description="Per day or range of days; may end after midnight."
    )
    time_zone: forms.Zone | None = Field(
        None, examples=['"Europe/London"'], description="Zone of these hours; left out: the profile's."
    )
    channels: list[Annotated[Channel, Field(strict=False)]] = Field(
        sorted(AT_THE_SCREEN), min_length=1, description="Which channels keep quiet."
    )


class NoticeTable(Table):
    """Where alarms are told beside the screen; of agents on the desktop alone, unless the rule names its channels."""

    bell: bool = Field(False, examples=["true"], description="Ring the terminal's bell.")
    desktop: Literal["off", "osc9", "osc777"] = Field(
        "off",
        examples=['"osc9"'],
        description="Show a notification on the terminal's desktop, by the sequence that it knows: see notices.md.",
    )
    webhook: Annotated[WebhookKind, Field(strict=False)] | None = Field(
        None, examples=['"slack"'], description="Webhook to post to, and its form: `json`, `slack` or `teams`."
    )
    webhook_env: Annotated[str, Field(pattern="^[A-Z_][A-Z0-9_]*$")] | None = Field(
        None,
        examples=['"SLACK_ADDRESS"'],
        description="Environment variable that holds the webhook's address, which is a secret; in capitals.",
        repr=False,
    )
    webhook_file: Annotated[str, PlainValidator(forms.text_of(forms.path))] | None = Field(
        None,
        examples=['"slack-address"'],
        description="Or a file that holds the address alone, for your eyes only (`chmod 600`).",
        repr=False,
    )
    command: list[Word] | None = Field(
        None,
        min_length=1,
        examples=['["/usr/local/bin/page-the-shift"]'],
        description="Command that gets the notice as JSON on its standard input; its words are passed on as they are.",
        repr=False,
    )
    levels: dict[Annotated[Channel, Field(strict=False)], Annotated[Level, Field(strict=False)]] = Field(
        {},
        examples=['{ webhook = "warning" }'],
        description="Per channel (`bell`, `desktop`, `webhook`, `command`), from which level on it is told: "
        "`critical`, unless it says `warning`.",
    )
    names: bool = Field(False, examples=["true"], description="Name agents in what leaves the screen.")
    pause: Annotated[Duration, AfterValidator(_a_pause)] = Field(
        timedelta(seconds=PAUSE_S),
        description="How long a channel is left alone after a notice; what comes meanwhile is told together.",
    )
    quiet: Quiet | None = Field(
        None,
        examples=['{ hours = { mon-fri = "20:00-08:00", sat-sun = "00:00-24:00" } }'],
        description="Quiet hours, written as those of `opening`: no bell and no notification of the desktop; "
        '`channels = ["bell", "desktop", "webhook"]` names others.',
    )

    @model_validator(mode="after")
    def _finds_its_webhook(self) -> NoticeTable:
        places = [name for name in ("webhook_env", "webhook_file") if getattr(self, name)]
        if self.webhook and not places:
            raise ValueError("has a webhook without an address: set webhook_env or webhook_file")
        if places and not self.webhook:
            raise ValueError(f'sets {places[0]} without webhook: set webhook = "json", "slack" or "teams"')
        if len(places) > 1:
            raise ValueError("sets webhook_env and webhook_file: keep one of them")
        return self


@dataclass(frozen=True)
class Notices:
    """What the table makes."""

    plan: Plan = field(default_factory=Plan)
    """For the rules of alarms to be filled in."""
    desktop: str | None = None
    """The sequence that the terminal knows; None: no notifications of the desktop."""
    webhook: WebhookPlace | None = None
    command: tuple[str, ...] = field(default=(), repr=False)
    """Empty: none."""


def channels_of(table: NoticeTable) -> tuple[Channel, ...]:
    """Return the channels that the table sets up."""
    exists = {
        Channel.BELL: table.bell,
        Channel.DESKTOP: table.desktop != "off",
        Channel.WEBHOOK: table.webhook is not None,
        Channel.COMMAND: bool(table.command),
    }
    return tuple(channel for channel in Channel if exists[channel])


def notices(table: NoticeTable, tenant: str, zone: tzinfo | None, environ: Mapping[str, str]) -> Notices:
    """Return what the table wants; `zone` is that of hours which name none."""
    quiet = table.quiet
    plan = Plan(
        {channel: table.levels.get(channel, Level.CRITICAL).severity for channel in channels_of(table)},
        names=table.names,
        quiet=OpeningHours(quiet.hours, time_zone=quiet.time_zone or zone) if quiet else None,
        quiet_channels=frozenset(quiet.channels) if quiet else AT_THE_SCREEN,
        pause_s=table.pause.total_seconds(),
        tenant=tenant,
    )
    webhook = (
        WebhookPlace(
            table.webhook, table.webhook_env, Path(table.webhook_file) if table.webhook_file else None, environ
        )
        if table.webhook
        else None
    )
    return Notices(plan, None if table.desktop == "off" else table.desktop, webhook, tuple(table.command or ()))
