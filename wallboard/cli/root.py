"""`wallboard` itself: the list of commands and its own two flags. Imports nothing that the first frame can wait for."""

from __future__ import annotations

import click

from wallboard.cli.lazy import Entry, LazyGroup
from wallboard.cli.options import SWITCHES

_COMMANDS = {
    "board": Entry("wallboard.cli.board", "The board. Runs when no command is named."),
    "demo": Entry("wallboard.cli.demo", "The board on a simulated tenant: no account, no network."),
    "show": Entry("wallboard.cli.show", "Read agents or queues once, as a table, JSON or CSV."),
    "watch": Entry("wallboard.cli.plain", "Tell in sentences what changes: for screen readers and logs."),
    "check": Entry("wallboard.cli.check", "Try out configuration, connection and terminal, and say what to do."),
    "alarms": Entry(
        "wallboard.cli.alarms.group", "List and try out the rules of alarms; watch by them without a screen."
    ),
    "notice": Entry("wallboard.cli.notice", "Send a test notice by each way that alarms are told."),
    "themes": Entry("wallboard.cli.themes", "List the themes, with a sample of each."),
    "simulate": Entry("wallboard.cli.simulate", "Serve a simulated tenant over HTTPS on this machine."),
    "reset": Entry("wallboard.cli.reset", "Put the terminal in order again, after a board that was killed."),
    "config": Entry("wallboard.cli.configure", "Write, show or find the configuration file."),
}
_EXIT_CODES = """\b
Exit codes:
  0 done                        4 the server refused the credentials
  1 a fault of this program     5 the server cannot be reached
  2 wrong command line          6 no such agent or queue
  3 wrong configuration         7 the server failed, or answered nonsense
"""
_SWITCHES = SWITCHES.union(
    ["--alarms", "--all", "--demo", "--fresh", "--json", "--no-notices", "--plain", "--quick", "--restricted"],
    ["--verbose", "-v"],
)
"""Of all commands, those of groups too; here, because to ask them would import them all."""


def _print_version(ctx: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    if wanted:
        # Here, because reading the metadata takes longer than all the rest of a start.
        from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415

        try:
            number = version("wallboard")
        except PackageNotFoundError:
            number = "from a source tree that is not installed"
        click.echo(f"wallboard {number}")
        ctx.exit()


root = LazyGroup(
    name="wallboard",
    entries=_COMMANDS,
    default="board",
    switches=_SWITCHES,
    help="A live wallboard for contact centres, in a terminal, on the 8x8 Real Time Statistics API.\n\n"
    "New here? Try `wallboard demo`. To connect: `wallboard config init`, then `wallboard check`.",
    epilog=_EXIT_CODES,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    params=[
        click.Option(
            ["--version"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_print_version,
            help="Print the version and exit.",
        )
    ],
)
