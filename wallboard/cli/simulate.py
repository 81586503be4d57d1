"""`wallboard simulate`: a simulated tenant over HTTPS on this machine, and the exact commands to try on it."""

from __future__ import annotations

import asyncio
import json
import os
import secrets
import shlex
import signal
from pathlib import Path
from typing import Any

import click

from wallboard.cli import collector
from wallboard.cli.exits import Exit, Failure
from wallboard.cli.floors import TENANT, FloorChoice, chosen, floor_flags, scenarios_help
from wallboard.cli.simulated import config_text
from wallboard.simulator import control
from wallboard.simulator.assignments import AssignmentError
from wallboard.simulator.credentials import Credentials
from wallboard.simulator.faults import Fault, Faults, Kind
from wallboard.simulator.serve import AddressError, MissingExtraError, Served, serve
from wallboard.simulator.switches import Switches
from wallboard.simulator.tenant import Tenant

_FOLLOWED = 3.0
"""Up to this speed a board that knows nothing of it believes what changes from one reading to the next."""
_EPILOG = "\n".join(
    [
        scenarios_help(),
        "",
        "\b",
        "Switches (--switch name=value):",
        *(f"  {name}={choice}" for name, choice in Switches.choices().items()),
        "",
        "\b",
        "Faults (--fault kind[,rate=0.1][,at_s=60][,for_s=30][,times=3][,on=agents|queues][,amount=…]):",
        *(f"  {kind}" for kind in Kind),
    ]
)


@click.command(name="simulate", epilog=_EPILOG)
@floor_flags
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Port to serve on; 0: any free one.")
@click.option("--switch", "switches", multiple=True, metavar="NAME=VALUE", help="A variant of the API; see below.")
@click.option("--fault", "faults", multiple=True, metavar="KIND[,…]", help="Something that goes wrong; see below.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object per line, for scripts.")
def command(port: int, switches: tuple[str, ...], faults: tuple[str, ...], as_json: bool, **floor: Any) -> None:
    """Serve a simulated tenant over HTTPS on this machine, until Ctrl+C, SIGTERM or SIGHUP.

    A board follows a --speed of up to 3; higher ones are for programs. It knows nothing of them, takes lists that go on
    so fast for no evidence, and says after a while that they are old. `wallboard demo --speed` tells its board.
    """
    choice = chosen(**floor)
    try:
        tenant = choice.tenant(
            Credentials(TENANT, secrets.token_hex(10)),
            Switches.parse(switches),
            Faults((Fault.parse(fault) for fault in faults), seed=choice.seed),
        )
    except AssignmentError as error:
        raise click.UsageError(str(error)) from error
    collector.take_up()
    try:
        asyncio.run(_served(tenant, choice, port, as_json))
    except MissingExtraError as error:
        raise Failure(Exit.CONFIGURATION, [str(error)]) from error
    except AddressError as error:
        raise Failure(Exit.UNREACHABLE, [str(error)]) from error


async def _served(tenant: Tenant, choice: FloorChoice, port: int, as_json: bool) -> None:
    ended = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, ended.set)
    if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:  # as nohup has it
        loop.add_signal_handler(signal.SIGHUP, ended.set)
    async with serve(tenant.app, port=port) as served, asyncio.TaskGroup() as tasks:
        turning = tasks.create_task(tenant.run())
        paths = _written(served, tenant.credentials, choice)
        click.echo(_json_line(served, tenant, paths) if as_json else _for_people(served, tenant, choice, paths))
        await ended.wait()
        turning.cancel()
    if as_json:
        click.echo(json.dumps({"event": "ended"}))


def _written(served: Served, credentials: Credentials, choice: FloorChoice) -> dict[str, str]:
    """Write token and configuration beside the certificate, which is gone, with its folder, when serving ends."""
    folder = served.ca_file.parent
    token_file, config = folder / "token", folder / "config.toml"
    _write_private(token_file, credentials.token)
    connection = {
        "host": served.url,
        "tenant": credentials.name,
        "token_file": str(token_file),
        "ca_file": str(served.ca_file),
    }
    _write_private(config, config_text(choice.scenario, connection))
    return {"ca_file": str(served.ca_file), "token_file": str(token_file), "config": str(config)}


def _write_private(path: Path, text: str) -> None:
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(text)


def _json_line(served: Served, tenant: Tenant, paths: dict[str, str]) -> str:
    return json.dumps(
        {
            "event": "serving",
            "url": served.url,
            "tenant": tenant.credentials.name,
            "token": tenant.credentials.token,
            "faults_url": served.url + control.PATH,
            **paths,
        }
    )


def _for_people(served: Served, tenant: Tenant, choice: FloorChoice, paths: dict[str, str]) -> str:
    name, token, ca_file = tenant.credentials.name, tenant.credentials.token, paths["ca_file"]
    curl = ["curl", "--cacert", ca_file]
    queues = f"{served.url}/api/rtstats/stats/queues.json"
    busy = json.dumps({"kind": "busy", "for_s": 60})
    host = served.url.removeprefix("https://")
    flags = ["--host", host, "--tenant", name, "--token-file", paths["token_file"], "--ca-file", ca_file]
    too_fast = f"It runs at speed {choice.speed:g}, which is for programs: a board follows up to {_FOLLOWED:g}."
    return "\n".join(
        [
            f"A simulated tenant is served: {choice.summary}.",
            *([too_fast] if choice.speed > _FOLLOWED else []),
            "",
            f"  URL      {served.url}",
            f"  tenant   {name}",
            f"  token    {token}",
            f"  CA file  {ca_file}",
            "",
            "Watch it, with its teams and targets:",
            f"  {shlex.join(['wallboard', '--config', paths['config']])}",
            "Watch it as you would a tenant that is new to you:",
            f"  {shlex.join(['wallboard', *flags])}",
            "Read it:",
            f"  {shlex.join([*curl, '-u', f'{name}:{token}', queues])}",
            "Let it answer 503 for a minute:",
            f"  {shlex.join([*curl, '-d', busy, served.url + control.PATH])}",
            "",
            "Ctrl+C ends it.",
        ]
    )
