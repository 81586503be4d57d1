"""Simulated tenants for the commands that need one: which floor, and from where it runs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import click
from msgspec import Struct

from wallboard.cli.clock import clock, steady_s
from wallboard.simulator.credentials import Credentials
from wallboard.simulator.faults import Faults
from wallboard.simulator.floor import scenarios
from wallboard.simulator.floor.presets import PRESETS
from wallboard.simulator.floor.scenarios import SCENARIOS, Scenario
from wallboard.simulator.floor.world import Floor
from wallboard.simulator.switches import Switches
from wallboard.simulator.tenant import Tenant

TENANT = "simulated"
_SOON_SEEN = 100
"""The hour before a floor of more agents takes long to read."""
_SOON_OPEN = 1000
"""A floor of more agents takes seconds to open, and says so."""


class FloorChoice(Struct, frozen=True):
    """What was asked for on the command line."""

    scenario: Scenario
    seed: int
    speed: float

    def tenant(
        self, credentials: Credentials, switches: Switches | None = None, faults: Faults | None = None
    ) -> Tenant:
        """Open the floor at the hour that is most worth watching. Takes a moment for a large one."""
        if len(self.scenario.population.agents) > _SOON_OPEN:
            click.echo(f"Opening a floor of {self.summary}; this takes a moment …", err=True)
        return Tenant(
            Floor(self.scenario, seed=self.seed, start=self.start),
            credentials=credentials,
            monotonic=steady_s,
            switches=switches,
            faults=faults,
            speed=self.speed,
            seed=self.seed,
        )

    @property
    def start(self) -> datetime:
        """The hour of today that is most worth watching: aware, in the tenant's zone."""
        zone = ZoneInfo(self.scenario.time_zone)
        return self.scenario.suggested_start(clock(zone)().wall.date())

    @property
    def has_past(self) -> bool:
        """True where the hour before its start is soon read, and as long as an hour of the board's own."""
        return len(self.scenario.population.agents) <= _SOON_SEEN and self.speed == 1

    @property
    def summary(self) -> str:
        """The floor in a few words."""
        population = self.scenario.population
        return (
            f"{len(population.agents):,} agents, {len(population.queues):,} queues, "
            f"scenario {self.scenario.name}, seed {self.seed}"
        )


def chosen(scenario: str, preset: str, seed: int, speed: float = 1.0) -> FloorChoice:
    """Return the floor that the flags of `floor_flags` or `scenario_flags` ask for."""
    return FloorChoice(scenarios.scenario(scenario, preset), seed, speed)


def floor_flags(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the flags that choose a floor and its pace: scenario, preset, seed, speed."""
    speed = click.option(
        "--speed",
        type=click.FloatRange(0.1, 600),
        metavar="FACTOR",
        default=1.0,
        show_default=True,
        help="Seconds of the floor per second, 0.1 to 600.",
    )
    return scenario_flags(speed(command))


def scenario_flags(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the flags that choose a floor: scenario, preset, seed."""
    sizes = ", ".join(f"{name} {size.sites * size.agents_per_site:,}" for name, size in PRESETS.items())
    options = (
        click.option(
            "--scenario",
            type=click.Choice(list(SCENARIOS)),
            metavar="NAME",
            default="demo",
            show_default=True,
            help="Day; see below.",
        ),
        click.option(
            "--preset",
            type=click.Choice(list(PRESETS)),
            metavar="NAME",
            default="small",
            show_default=True,
            help=f"Agents: {sizes}.",
        ),
        click.option("--seed", type=int, default=1, show_default=True, help="The same seed gives the same day."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def scenarios_help() -> str:
    """Return what each scenario is, for the end of a help text."""
    lines = [f"  {name:<14} {scenarios.scenario(name).summary}" for name in SCENARIOS]
    return "\n".join(["\b", "Scenarios:", *lines])
