"""Tells the ways out of this machine what becomes of alarms, as a board does, from where there is no screen."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from msgspec.structs import replace

from wallboard.cli.notices.senders import Deliver, Senders
from wallboard.model.alarm.alarms import Alarms
from wallboard.model.alarm.rules import Rules
from wallboard.model.floor import Floor
from wallboard.model.instant import Instant
from wallboard.model.notice.channel import Channel, Plan
from wallboard.model.notice.telling import Known, Told, after, groups_of

LAST_S = 0.7
"""How long the end may wait for what is on its way: nobody sits before it, and it ends within a second."""


class Teller:
    """What has been told so far, and how it is sent."""

    def __init__(
        self, plan: Plan, ways: Mapping[Channel, Deliver], known: Mapping[Channel, Known] = MappingProxyType({})
    ) -> None:
        """`plan` may name channels that are no way out of here, such as a terminal's bell: they are told nothing.

        `known`: what they were told before this began.
        """
        self._plan = plan.through(ways)
        self._senders = Senders(ways)
        self._told = Told(known)

    @property
    def on_record(self) -> Mapping[Channel, Known]:
        """What those know by now who keep a record."""
        return self._told.on_record

    async def become(self, plan: Plan, ways: Mapping[Channel, Deliver]) -> None:
        """Go on by another plan. By other ways, too, what has been told is known; what waits gets a moment."""
        self._plan = plan.through(ways)
        await self._senders.become(ways)

    def forget(self) -> None:
        """Begin anew, with another floor."""
        self._told = Told()

    def tell(self, floor: Floor, alarms: Alarms, rules: Rules, at: Instant) -> None:
        """Tell what there is to tell of a floor's alarms; returns at once."""
        self._tell(floor, alarms, self._plan.for_rules(rules.rules), at)

    def tell_at_last(self, floor: Floor, alarms: Alarms, rules: Rules, at: Instant) -> None:
        """Tell also what would have waited for the end of the pause after a notice."""
        self._tell(floor, alarms, replace(self._plan, pause_s=0.0).for_rules(rules.rules), at)

    def close(self) -> None:
        """Let what is on its way arrive, within LAST_S."""
        self._senders.close(LAST_S)

    def _tell(self, floor: Floor, alarms: Alarms, plan: Plan, at: Instant) -> None:
        if plan.least:
            self._told = after(self._told, alarms, plan, groups_of(floor, alarms), at)
            self._senders.tell(self._told.notices)
