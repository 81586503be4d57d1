"""A watched tenant as its configuration has it at the moment; the counterpart of a board's `Configured`."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncGenerator, Mapping
from functools import partial

from msgspec.structs import replace

from wallboard.api.credentials import Credentials
from wallboard.cli.alarms.names import nameless
from wallboard.cli.alarms.tenants import WatchedTenant
from wallboard.cli.clock import clock_in
from wallboard.cli.connection import client_of
from wallboard.cli.credentials import read_credentials, renewed
from wallboard.cli.failures import warned
from wallboard.cli.log import log_to
from wallboard.cli.notices.senders import sent_by, ways
from wallboard.cli.plan import plan
from wallboard.cli.reload import LOOK_S, changes, moved
from wallboard.cli.watch import Watch
from wallboard.config import Profile, load_profile
from wallboard.ui.setup import Refusal


def configured_tenant(flags: Mapping[str, object], *, names: bool, sends_notices: bool = False) -> ConfiguredTenant:
    """Return the tenant that flags and configuration ask for. Raises ConfigError."""
    profile = load_profile(flags, os.environ)
    credentials = read_credentials(profile.connection)
    warned(profile.warnings)
    log_to(profile.log_file, on_stderr=True)
    return ConfiguredTenant(profile, credentials, flags, names=names, sends_notices=sends_notices)


class ConfiguredTenant:
    """A tenant, and what its configuration makes of it while it is watched."""

    def __init__(
        self,
        profile: Profile,
        credentials: Credentials,
        flags: Mapping[str, object],
        *,
        names: bool = False,
        sends_notices: bool = True,
    ) -> None:
        """`names`: lines may name agents. `sends_notices`: by the webhook and the command of the configuration."""
        # Of this profile for as long as it runs, whatever becomes the default one.
        self._asked = {**flags, "profile": profile.name}
        self._names = names
        self._sends_notices = sends_notices
        self.profile = profile
        self.clock = clock_in(lambda: self.profile.standards.time_zone)
        self.tenant = self._made(profile, credentials)

    def changes(self) -> AsyncGenerator[WatchedTenant | Refusal]:
        """Yield what the file makes of the tenant each time that it changes; why it is refused is in the log."""

        async def obey() -> WatchedTenant:
            return await self.become(await asyncio.to_thread(load_profile, self._asked, os.environ))

        return changes(self.profile.path, obey, partial(asyncio.sleep, LOOK_S), self.profile.read_as)

    async def become(self, profile: Profile) -> WatchedTenant:
        """Take another configuration over; ConfigError where it cannot be, and all stays as it is."""
        before, was = self.profile, self.tenant
        made = self._made(profile, await moved(before, profile, on_stderr=True))
        if sent_by(profile) == sent_by(before):
            made = replace(made, ways=was.ways)
        warned(profile.warnings)
        self.profile, self.tenant = profile, made
        return made

    def _made(self, profile: Profile, credentials: Credentials | None) -> WatchedTenant:
        """Return the tenant; credentials None: it is read as before."""
        if credentials is None:
            opened, situations = self.tenant.opened, self.tenant.situations
        else:
            opened = partial(client_of, profile.connection, credentials)
            situations = Watch(
                opened, clock=self.clock, plan=plan(profile), renew=partial(renewed, profile.connection)
            ).situations
        notices = profile.notices.plan
        may_name = self._names or (self._sends_notices and notices.names)
        return WatchedTenant(
            profile.connection.tenant,
            opened,
            situations,
            self.clock,
            profile.standards,
            profile.rules if may_name else nameless(profile.rules),
            notices,
            ways(profile, os.environ) if self._sends_notices else {},
        )
