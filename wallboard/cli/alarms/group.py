"""The list of the commands about alarms. Each is imported when it is called."""

from __future__ import annotations

from wallboard.cli.lazy import Entry, LazyGroup

_COMMANDS = {
    "list": Entry("wallboard.cli.alarms.listing", "Every rule, built-in and yours. Runs when no command is named."),
    "explain": Entry("wallboard.cli.alarms.explanation", "Say in sentences what a rule watches, and when it is over."),
    "test": Entry("wallboard.cli.alarms.trial", "Run the rules over a simulated hour, and print what would fire."),
    "watch": Entry("wallboard.cli.alarms.watching", "Tell alarms line by line, without a screen, for a service."),
    "check": Entry("wallboard.cli.alarms.checking", "Read once, and end with a code for cron and Nagios-like checks."),
}

command = LazyGroup(
    name="alarms",
    entries=_COMMANDS,
    default="list",
    switches=frozenset({"--names", "--demo", "--fresh", "--json", "--no-notices", "--verbose", "-v"}),
    help="List, explain and try out the rules of alarms; watch a tenant by them without a screen.",
)
