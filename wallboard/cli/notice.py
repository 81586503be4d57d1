"""`wallboard notice`: sends a test notice by each way that the configuration has, and says what became of it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator

import click

from wallboard.cli.abilities import found
from wallboard.cli.checks.finding import Finding, bad, note, ok
from wallboard.cli.clock import clock
from wallboard.cli.exits import Exit, Failure
from wallboard.cli.failures import expected_failures, warned
from wallboard.cli.notices.courier import NotDelivered
from wallboard.cli.notices.senders import ways
from wallboard.cli.options import connection_flags
from wallboard.config import Profile, load_profile
from wallboard.model.notice.channel import AT_THE_SCREEN, Channel
from wallboard.model.notice.notice import Notice, trial
from wallboard.ui.noticing import attention
from wallboard.ui.terminal.notification import DesktopForm

_NOTHING = (
    "no way is configured by which alarms could be told: set bell, desktop, webhook or command in the table notice"
)
_AT_THE_SCREEN = {
    Channel.BELL: "rung; if nothing was heard, your terminal keeps it silent",
    Channel.DESKTOP: "sent; if nothing was shown, your terminal knows the other sequence, or none",
}


@click.command(name="notice")
@click.argument("channels", metavar="[CHANNEL]...", nargs=-1, type=click.Choice([str(channel) for channel in Channel]))
@connection_flags
def command(channels: tuple[str, ...], flags: dict[str, object]) -> None:
    """Send a test notice: to each CHANNEL (bell, desktop, webhook, command), or to all that are configured.

    One line each, ok or what is wrong. It is sent now, muted or not, and says that it is a test.
    """
    with expected_failures():
        profile = load_profile(flags, os.environ)
    warned(profile.warnings)
    configured = profile.notices.plan.least
    if missing := [name for name in channels if Channel(name) not in configured]:
        raise Failure(Exit.CONFIGURATION, [f"{name} is not configured: see the table notice" for name in missing])
    if not configured:
        raise Failure(Exit.CONFIGURATION, [_NOTHING])
    chosen = [channel for channel in configured if not channels or channel in channels]
    code = None
    for finding in _tried(profile, chosen):
        click.echo(str(finding))
        code = code or finding.code
    if code:
        sys.exit(code)


def _tried(profile: Profile, channels: list[Channel]) -> Iterator[Finding]:
    notice = trial(clock(profile.standards.time_zone)().wall, profile.notices.plan.tenant)
    deliver = ways(profile, os.environ)
    for channel in channels:
        if channel in AT_THE_SCREEN:
            yield _shown(channel, notice, profile.notices.desktop)
        else:
            yield _delivered(channel, notice, deliver[channel])


def _shown(channel: Channel, notice: Notice, form: str | None) -> Finding:
    if not sys.stderr.isatty():
        return note(channel, "standard error is not a terminal")
    sequences = attention({channel: notice}, DesktopForm(form) if form else None, found())
    if not sequences:
        return note(channel, "this terminal has no notifications: it is not told any")
    sys.stderr.write("".join(sequences))
    sys.stderr.flush()
    return ok(channel, _AT_THE_SCREEN[channel])


def _delivered(channel: Channel, notice: Notice, deliver: Callable[[Notice], None]) -> Finding:
    try:
        deliver(notice)
    except NotDelivered as failure:
        return bad(channel, str(failure), Exit.SERVER)
    return ok(channel, "sent, and accepted" if channel is Channel.WEBHOOK else "run, and ended well")
