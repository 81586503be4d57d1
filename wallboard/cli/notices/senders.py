"""The ways out that a configuration has, beside the terminal's own."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Mapping
from functools import partial
from random import Random

from wallboard.cli.clock import steady_s
from wallboard.cli.notices.command import Command
from wallboard.cli.notices.courier import LAST_S, Courier
from wallboard.config import Profile
from wallboard.model.notice.channel import Channel
from wallboard.model.notice.notice import Notice

Deliver = Callable[[Notice], None]


class Senders:
    """Takes what the channels are told, and sends it in its own time."""

    def __init__(self, ways: Mapping[Channel, Deliver]) -> None:
        self._ways = ways
        self._couriers = _couriers(ways)

    def tell(self, notices: Mapping[Channel, Notice]) -> None:
        """Send what is for a webhook or a command; returns at once."""
        for channel, courier in self._couriers.items():
            if channel in notices:
                courier.tell(notices[channel])

    async def become(self, ways: Mapping[Channel, Deliver]) -> None:
        """Send by these ways from now on, unless they are the same; what waits for the ones before gets a moment."""
        if ways is not self._ways:
            before, self._ways, self._couriers = self._couriers, ways, _couriers(ways)
            await asyncio.to_thread(_close, before.values(), LAST_S)

    def close(self, last_s: float = LAST_S) -> None:
        """End, within so many seconds for all of them."""
        _close(self._couriers.values(), last_s)


def _couriers(ways: Mapping[Channel, Deliver]) -> dict[Channel, Courier]:
    random = Random()  # noqa: S311 — spreads boards over time
    return {channel: Courier(str(channel), deliver, random) for channel, deliver in ways.items()}


def _close(couriers: Collection[Courier], last_s: float) -> None:
    ends_s = steady_s() + last_s
    for courier in couriers:
        courier.end()
    for courier in couriers:
        courier.close(max(0.0, ends_s - steady_s()))


def ways(profile: Profile, environ: Mapping[str, str]) -> dict[Channel, Deliver]:
    """Return how the profile's notices are delivered: functions that block, and raise NotDelivered."""
    notices, found = profile.notices, dict[Channel, Deliver]()
    if notices.webhook is not None:
        found[Channel.WEBHOOK] = partial(_post, profile)
    if notices.command:
        found[Channel.COMMAND] = Command(notices.command, environ)
    return found


def sent_by(profile: Profile) -> object:
    """Return what notices are sent by: where it is as before, what waits to be sent is left alone."""
    return profile.notices, profile.connection


def _post(profile: Profile, notice: Notice) -> None:
    # Here, because httpx takes longer to import than a frame to draw, and most boards have no webhook.
    from wallboard.cli.notices.webhook import Webhook  # noqa: PLC0415

    place, connection = profile.notices.webhook, profile.connection
    if place is not None:
        Webhook(place, connection.ca_file, connection.proxy)(notice)
