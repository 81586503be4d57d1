"""`wallboard demo`: the board on a simulated tenant in the same process, read through the same client and monitor."""

from __future__ import annotations

import secrets
import sys
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

import click

from wallboard.cli.clock import steady_s
from wallboard.cli.courtesy import Courtesy
from wallboard.cli.export import save_here
from wallboard.cli.failures import expected_failures
from wallboard.cli.floors import TENANT, FloorChoice, chosen, floor_flags, scenarios_help
from wallboard.cli.in_process import clock_of, opened
from wallboard.cli.narration import Narration, narrate
from wallboard.cli.operator import operator
from wallboard.cli.options import terminal_switches, wall_flags
from wallboard.cli.screen import run_screen
from wallboard.cli.simulated import settings
from wallboard.cli.theme_choice import themes_with
from wallboard.cli.watch import Watch
from wallboard.config import ConfigError
from wallboard.config.rules import rules
from wallboard.config.standards import standards
from wallboard.config.views import no_view, views
from wallboard.model.floor import Floor
from wallboard.model.standards import Standards
from wallboard.model.view import View
from wallboard.monitor.source import Plan
from wallboard.simulator.credentials import Credentials as TenantCredentials
from wallboard.simulator.tenant import Tenant
from wallboard.ui.beginning import Beginning
from wallboard.ui.setup import Setup, WallStart


@click.command(name="demo", epilog=scenarios_help())
@floor_flags
@click.option("--theme", metavar="NAME", default="night", show_default=True, help="Theme to start with.")
@click.option("--view", metavar="NAME", help="View to start with: phones, digital or teams.")
@click.option("--plain", is_flag=True, help="Tell it in sentences, as `wallboard watch` does.")
@terminal_switches
@wall_flags
def command(
    theme: str,
    view: str | None,
    ascii: bool | None,
    mouse: bool | None,
    plain: bool,
    low_bandwidth: bool | None,
    wall: dict[str, bool],
    **floor: Any,
) -> None:
    """Show the board on a simulated tenant: no account, no network, nothing to configure."""
    choice = chosen(**floor)
    configured = settings(choice.scenario)
    named = views(configured.views, configured.start_screen)
    with expected_failures():
        themes = themes_with(theme, "--{}".format)
        if view is not None and view not in named:
            raise ConfigError(f"--view: {no_view(view, named)}")
    tenant = choice.tenant(TenantCredentials(TENANT, secrets.token_hex(10)))
    clock = clock_of(tenant, ZoneInfo(choice.scenario.time_zone))
    held_to = standards(configured)
    watched_by = rules(configured, held_to)
    courtesy = Courtesy()
    watch = Watch(partial(opened, tenant, courtesy.pause), clock=clock, plan=Plan(speed=choice.speed))
    title = f"{TENANT} ({choice.scenario.name})"
    if plain:
        narrate(watch, clock, held_to, title, Narration(held_to, watched_by, names=wall["names"]))
        return
    setup = Setup(
        watch.situations,
        watch.read_now,
        save=save_here,
        typed=courtesy.typed,
        pause=courtesy.pause,
        rest=courtesy.rest,
        standards=held_to,
        rules=watched_by,
        operator=operator(),
        tenant=title,
        theme=theme,
        themes=themes,
        ascii=ascii,
        is_sparing=bool(low_bandwidth),
        views=named,
        wall=configured.wall.plan(),
        past=partial(_past, choice, tenant, held_to) if choice.has_past else None,
    )
    beginning = Beginning(clock, named[view] if view else View(), wall=WallStart(**wall))
    sys.exit(run_screen(setup, beginning, mouse=mouse is not False))


def _past(choice: FloorChoice, tenant: Tenant, held_to: Standards) -> Floor:
    # Here, because nothing of it is needed before the screen stands.
    from wallboard.cli.past import seen_before  # noqa: PLC0415

    return seen_before(choice, tenant.moment(0), steady_s() - tenant.elapsed(), held_to)
