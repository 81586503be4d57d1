"""`wallboard config`: write, show and find the configuration file. Connects to nothing."""

from __future__ import annotations

import os
import shlex

import click

from wallboard.cli.failures import expected_failures, warned
from wallboard.cli.options import board_flags
from wallboard.config import config_path, load, written
from wallboard.config.forms import tenant as tenant_name
from wallboard.config.host import host_of
from wallboard.config.shown import shown
from wallboard.config.template import store_token, template, write_new


@click.group(name="config")
def command() -> None:
    """Write, show or find the configuration file."""


@command.command()
@click.option("--config", metavar="FILE", help="Where to write it, instead of the usual place.")
@click.option("--host", metavar="HOST", help="Fill in the platform.")
@click.option("--tenant", metavar="NAME", help="Fill in the tenant.")
def init(config: str | None, host: str | None, tenant: str | None) -> None:
    """Write a configuration file with every setting explained. Never overwrites one."""
    path = config_path(config, os.environ)
    if host is not None:
        try:
            host_of(host)
        except ValueError as error:
            raise click.BadParameter(str(error), param_hint="--host") from error
    if tenant is not None:
        try:
            tenant_name(tenant)
        except ValueError as error:
            raise click.BadParameter(str(error), param_hint="--tenant") from error
    with expected_failures():
        write_new(path, template(host, tenant))
    click.echo(f"Written: {path}")
    if missing := [name for name, value in (("host", host), ("tenant", tenant)) if not value]:
        click.echo(f"Fill in there:    {' and '.join(missing)}")
    click.echo(f"Store the token:  {store_token(path)}  then paste it, Enter, Ctrl+D")
    click.echo(f"Try it out:       {shlex.join(['wallboard', 'check', *(['--config', config] if config else [])])}")


@command.command()
@board_flags
def show(flags: dict[str, object]) -> None:
    """Print every setting that counts, and where it is from. Secrets are masked."""
    with expected_failures():
        loaded = load(flags, os.environ)
    warned(loaded.warnings)
    click.echo(f"# {loaded.path}{'' if loaded.file_exists else ' (does not exist)'}")
    click.echo(f"[profiles.{written.key(loaded.profile or 'main')}]")
    for line in shown(loaded, os.environ):
        click.echo(line)


@command.command()
@click.option("--config", metavar="FILE", help="Configuration file to read.")
def path(config: str | None) -> None:
    """Print where the configuration file is, or would be."""
    click.echo(config_path(config, os.environ))
