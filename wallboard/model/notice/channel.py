"""The ways by which alarms leave the screen, and what goes through each of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum

from msgspec import Struct, field
from msgspec.structs import replace

from wallboard.model.alarm.alarm import Alarm
from wallboard.model.alarm.rule import Rule, Scope
from wallboard.model.figure import Severity
from wallboard.model.instant import Instant
from wallboard.model.opening import OpeningHours

PAUSE_S = 30.0
"""How long a channel is left alone after a notice: what comes meanwhile is told together."""
BELL_PAUSE_S = 10.0
"""The same for a bell, which says nothing but that one should look."""


class Channel(StrEnum):
    """A way, by its name in the configuration and in a rule's `channels`."""

    BELL = "bell"
    DESKTOP = "desktop"
    """A notification of the desktop that the terminal is on."""
    WEBHOOK = "webhook"
    COMMAND = "command"

    @property
    def keeps_a_record(self) -> bool:
        """True where what was told stands until it is told to be over; False where it calls, and is gone."""
        return self in (Channel.WEBHOOK, Channel.COMMAND)


AT_THE_SCREEN = frozenset({Channel.BELL, Channel.DESKTOP})


class Plan(Struct, frozen=True):
    """What the configuration wants to be told, and where."""

    least: Mapping[Channel, Severity] = field(default_factory=dict)
    """The channels that there are, each with the least that it is told."""
    names: bool = False
    """Agents may be named off the screen."""
    quiet: OpeningHours | None = None
    """Hours in which `quiet_channels` are told nothing; None: there are none."""
    quiet_channels: frozenset[Channel] = AT_THE_SCREEN
    pause_s: float = PAUSE_S
    rules: Mapping[str, frozenset[str] | None] = field(default_factory=dict)
    """Rule → its channels by name; None, and a rule that is not there: all, but for what is about agents."""
    tenant: str = ""
    """Whose floor it is, for those who hear of several."""

    def for_rules(self, rules: Iterable[Rule]) -> Plan:
        """Return it for a floor that is watched by these rules."""
        return replace(self, rules={rule.name: rule.channels for rule in rules})

    def through(self, channels: Collection[Channel]) -> Plan:
        """Return it for who has these channels alone, of those that there are."""
        return replace(self, least={channel: self.least[channel] for channel in self.least if channel in channels})

    def hears_of(self, channel: Channel, alarm: Alarm) -> bool:
        """Say whether an alarm is anything for a channel; what is about agents stays at the screen unless asked for."""
        chosen = self.rules.get(alarm.rule)
        if chosen is not None:
            return channel in chosen
        return alarm.scope is not Scope.AGENT or channel is Channel.DESKTOP

    def is_quiet(self, channel: Channel, at: Instant) -> bool:
        """Say whether it is a quiet hour for a channel."""
        return self.quiet is not None and channel in self.quiet_channels and self.quiet.is_open(at.wall)

    def pause_of(self, channel: Channel) -> float:
        """Return the seconds from one notice of a channel to its next, at least."""
        return min(self.pause_s, BELL_PAUSE_S) if channel is Channel.BELL else self.pause_s
