"""A board and its configuration: what the screen is handed at first, and again for each change of the file."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from wallboard.api.credentials import Credentials
from wallboard.cli.clock import clock_in
from wallboard.cli.courtesy import Courtesy
from wallboard.cli.credentials import renewed
from wallboard.cli.export import save_here
from wallboard.cli.message import MessageFile
from wallboard.cli.notices.senders import Deliver, Senders, sent_by, ways
from wallboard.cli.operator import operator
from wallboard.cli.plan import plan
from wallboard.cli.reload import moved
from wallboard.cli.theme_choice import themes_with
from wallboard.cli.watch import Watch
from wallboard.config import Profile
from wallboard.config.remembered import Remembered, Start, remembered, resumed
from wallboard.model.notice.channel import AT_THE_SCREEN, Channel
from wallboard.model.view import View
from wallboard.ui.setup import Setup, Telling
from wallboard.ui.terminal.notification import DesktopForm

if TYPE_CHECKING:
    from wallboard.api.client import Client


class Configured:
    """The board of one profile, as its configuration has it at the moment."""

    def __init__(
        self, profile: Profile, credentials: Credentials, *, can_export: bool = True, sends_notices: bool = True
    ) -> None:
        """`sends_notices`: to a webhook or command; the terminal is told in any case."""
        self._themes = themes_with(profile.start.theme, profile.place)
        self.profile = profile
        self.clock = clock_in(lambda: self.profile.standards.time_zone)
        """The one clock of the board: its zone changes with the configuration."""
        self._courtesy = Courtesy()
        self._save = save_here if can_export else None
        self._watch = self._watched(profile, credentials)
        self._sends_notices = sends_notices
        self._senders = Senders(self._ways(profile))

    def start(self, left: Remembered | None) -> Start:
        """Return how to start after the board was left like that; a theme that is gone is not missed."""
        if left is None:
            return self.profile.start
        again = resumed(self.profile.start, self.profile.views, left)
        return again if again.theme in self._themes.palettes else replace(again, theme=self.profile.start.theme)

    def setup(self) -> Setup:
        """Return what the screen is handed."""
        profile = self.profile
        return Setup(
            self._watch.situations,
            self._watch.read_now,
            save=self._save,
            typed=self._courtesy.typed,
            pause=self._courtesy.pause,
            rest=self._courtesy.rest,
            standards=profile.standards,
            rules=profile.rules,
            telling=self._telling(profile),
            operator=operator(),
            tenant=profile.connection.tenant,
            theme=profile.start.theme,
            themes=self._themes,
            ascii=profile.start.ascii,
            is_sparing=profile.low_bandwidth,
            views=profile.views,
            wall=profile.wall,
            messages=MessageFile(profile.message_file, profile.message_expiry_s) if profile.message_file else None,
            keys={action: ",".join(keys) for action, keys in profile.keys.items()},
        )

    async def become(self, profile: Profile) -> Setup:
        """Take another configuration over; ConfigError where it cannot be, and all stays as it is."""
        themes = await asyncio.to_thread(themes_with, profile.start.theme, profile.place)
        credentials = await moved(self.profile, profile)
        watch = self._watch if credentials is None else self._watched(profile, credentials)
        if sent_by(profile) != sent_by(self.profile):
            await self._senders.become(self._ways(profile))
        self.profile, self._themes, self._watch = profile, themes, watch
        return self.setup()

    def close(self) -> None:
        """End what tells of alarms elsewhere, within a second."""
        self._senders.close()

    def left(self, view: View, theme: str, ascii: bool | None) -> Remembered:
        """Return what to remember of a board that shows this view in this theme and in these letters."""
        return remembered(view, theme, self.profile.start, self.profile.views, ascii)

    def _watched(self, profile: Profile, credentials: Credentials) -> Watch:
        return Watch(
            partial(_client, profile, credentials, self._courtesy),
            clock=self.clock,
            plan=plan(profile),
            renew=partial(renewed, profile.connection),
        )

    def _ways(self, profile: Profile) -> Mapping[Channel, Deliver]:
        return ways(profile, os.environ) if self._sends_notices else {}

    def _telling(self, profile: Profile) -> Telling:
        notices = profile.notices
        channels = frozenset(Channel) if self._sends_notices else AT_THE_SCREEN
        desktop = None if notices.desktop is None else DesktopForm(notices.desktop)
        return Telling(notices.plan.through(channels), desktop, self._senders.tell)


def _client(profile: Profile, credentials: Credentials, courtesy: Courtesy) -> Client:
    # Here, because httpx is imported only once the screen stands.
    from wallboard.cli.connection import client_of  # noqa: PLC0415

    return client_of(profile.connection, credentials, pause=courtesy.pause)
