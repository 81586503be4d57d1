"""Where alarms are told beside the screen: whether the ways are there. Nothing is sent."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping

from wallboard.cli.checks.finding import Finding, bad, note, ok
from wallboard.cli.exits import Exit
from wallboard.config.notice import Notices
from wallboard.config.webhook import WebhookError, WebhookPlace
from wallboard.ui.terminal.abilities import Abilities, Multiplexer


def notices(configured: Notices, terminal: Abilities, environ: Mapping[str, str]) -> Iterator[Finding]:
    """Yield what was found; nothing for a way that is not configured. Blocks: a file is read."""
    if configured.desktop is not None:
        yield _desktop(configured.desktop, terminal)
    if configured.webhook is not None:
        yield _webhook(configured.webhook)
    if configured.command:
        yield _command(configured.command[0], environ)


def _desktop(form: str, terminal: Abilities) -> Finding:
    if not terminal.answers:
        return note("desktop", "this terminal has no notifications: it is not told any")
    if terminal.within is Multiplexer.TMUX:
        return note("desktop", f"{form}, which tmux hands through with: set -g allow-passthrough on")
    return ok("desktop", f"{form}; `wallboard notice` tries it out")


def _webhook(place: WebhookPlace) -> Finding:
    try:
        place.read()
    except WebhookError as error:
        return bad("webhook", str(error), Exit.CONFIGURATION)
    return ok("webhook", f"{place.kind}, address read from {place.origin}; `wallboard notice` tries it out")


def _command(name: str, environ: Mapping[str, str]) -> Finding:
    if shutil.which(name, path=environ.get("PATH")) is None:
        return bad("command", "there is no such command, or it is not executable: notice.command", Exit.CONFIGURATION)
    return ok("command", "found; `wallboard notice` tries it out")
