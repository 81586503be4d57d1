"""The reference of the configuration, docs/configuration.md, made from the settings themselves.

python -m wallboard.config.reference > docs/configuration.md
"""

from __future__ import annotations

import re
import sys

from wallboard.config.catalogue import Section, Setting, sections
from wallboard.config.layers import LISTS, SWITCHES, TEXTS, TOKEN_VARIABLE, variable

_PAGE = re.compile(r"(?<![/\w])([a-z]+\.md)\b")
"""Another page beside the reference: named by settings as it is, since a new file explains them in the same words."""
_INTRO = """\
# Configuration

`wallboard config init` writes a file to fill in, `wallboard config path` says where it is, `wallboard config show` says
what counts and where each value is from. A newcomer needs three lines:

```toml
[profiles.main]
host = "na12"
tenant = "acme"
token_file = "token"
```

- **Profiles.** A file holds one or more `[profiles.NAME]`. `--profile NAME` chooses, then `WALLBOARD_PROFILE`, then
  `default_profile = "NAME"` at the top of the file; a file with a single profile needs none of these.
- **Order.** Flags go before environment variables, these before the file, and the file before the defaults.
- **Strict.** A key that does not exist, or a value that cannot be, is an error with its place. Nothing is guessed.
- **Quantities.** A duration has its units: `"20s"`, `"5m"`, `"4h"`, `"1h 30m"`. A percent is whole and
  has its sign: `"80 %"`. A target is both: `"80 % in 20s"`. A count is a plain number: `3`. What must last does so for
  `"2 polls"` or `"90s"`.
- **Patterns.** `*`, `?` and `[…]`, on the id or the name, without regard to case, with white space collapsed.
- **Paths.** A relative path begins at the folder of the configuration file; in a flag or variable, where you are.

## The token

The token is never a flag and never stands in this file. Set one of `token_file`, `token_command`, `token_keyring` or
`token_env`, or put it into `WALLBOARD_TOKEN`. It is read again whenever the server refuses it, so that a board goes on
after the token was renewed. A token file must be readable by nobody else (`chmod 600`); where that cannot be, as with
some container secrets, use `token_command = ["cat", "/run/secrets/wallboard"]`. A command gets no terminal and 20 s,
and ends with the board.

## The host

`na12`, `vcc-na12` and a pasted address such as `https://vcc-na12.8x8.com/AGUI/login.php?tenant=acme` all mean
`https://vcc-na12.8x8.com`. A port is allowed, `http://` only for this machine itself. `login.8x8.com` is the sign-in
page of every tenant, and is refused.

## Targets and the tenant's SLA settings

The API gives a service level in percent by the SLA settings of the tenant, and no target that could be relied on. The
targets here draw the ticks and decide when a wait is too long: set answer-within to what the tenant's SLA settings
say, or the two will disagree. `wallboard check` compares them.

## Views

A view is a way to look at the floor: which queues and agents, filter, order, grouping. Name one for each wall and each
purpose in a table `[profiles.NAME.views.VIEW]`. `--view VIEW` starts with it, so does `WALLBOARD_VIEW` or
`view = "VIEW"`, and the palette (`Ctrl+p`) offers them all. Every key of a view may be left out.

## Alarms

What is an alarm is built in, and quiet on a normal day. A table `[profiles.NAME.alarms.RULE]` under the name of a
built-in rule changes what it says of it, and nothing else; `on = false` silences it. One under another name is a rule
of your own. `[[profiles.NAME.maintenance]]` is a time in which nothing is raised. [alarms.md](alarms.md) has the life
of an alarm and every built-in rule; `wallboard alarms` lists them, `wallboard alarms test` tries yours out.

## Keys

A table `[profiles.NAME.keys]` puts actions on other keys: `"app.quit" = "ctrl+q"`, `"list.filter" = ["/", "f"]`. Help
and key line show the real ones. [keys.md](keys.md) lists every action, and says how keys are written.

## What is remembered

The board remembers per profile how it was left: view, screen, filter, order, fold, grouping, heat map, logged-out
agents, theme, and Unicode or ASCII once somebody has chosen. Of two boards of one profile the last change counts. It
goes before the configuration's `view`, `start_screen`, `theme` and `ascii`, unless

- a flag or a variable says otherwise: `--view` starts with that view as it is written, `--start-screen` with that
  screen, `--theme` with that theme, `--ascii` with ASCII;
- the configuration has changed since: another `view` than then is started with as it is written, another `theme` goes
  before the remembered one; and of a view that is written otherwise than then, what has changed in it counts;
- `--fresh` is given: then nothing is recalled.

It is kept in one small file in the user's folder for state (`$XDG_STATE_HOME/wallboard`, or
`~/.local/state/wallboard`), for its owner's eyes alone, and never holds a secret. It may be deleted at any time. One
that cannot be read or understood is ignored, and the log tells so. `wallboard demo` remembers nothing.

Beside it, under `alarms`, stands which alarms are open, who has taken or put off which of them and when, which have
been over since yesterday, with the names of those that they are about, and which of them a webhook or command was
told. A board that starts again, or `wallboard alarms watch`, holds these alarms until its first reading tells whether
they still hold. Alarms that nobody has seen for a day are forgotten. Each account of a profile has a file, which all
boards of both share: what somebody takes or puts off at one, the others show within seconds, and of two answers the
later counts. A kiosk shows it and writes nothing, for nobody can answer there; `--fresh` begins without; `--restricted`
neither reads nor writes it.

## When the file changes

A running board looks at its configuration each second, and obeys a changed one when it has stood still for a second:
targets, limits, levels, groups, hours, selections, headline, views, alarms, notices, keys and `low_bandwidth` at once,
theme and letters where the file says others than before, `mouse` at the next start. Where connection or token's place
have changed, it connects anew and forgets the old numbers. Flags and variables still go before the file, and the board
keeps to its profile.

A file that is wrong, or gone, changes nothing: the board goes on with the last good one, and a line on the screen says
what is wrong and where, until that is mended. It is tried again when it changes, and each minute.
"""


def reference() -> str:
    """Return the whole reference as Markdown."""
    return "\n".join([_INTRO, *(_section(section) for section in sections("NAME")), _environment()])


def _section(section: Section) -> str:
    rows = [_row(setting) for setting in section.settings]
    table = "\n".join(["| setting | default | example | meaning |", "|---|---|---|---|", *rows])
    return _PAGE.sub(r"[\1](\1)", f"## `{section.header}`\n\n{section.meaning}\n\n{table}\n")


def _row(setting: Setting) -> str:
    example = "" if setting.example == setting.default else setting.example
    return f"| `{setting.key}` | {_code(setting.default)} | {_code(example)} | {setting.meaning} |"


def _environment() -> str:
    rows = [f"| `{variable(key)}` | `{key}` |" for key in TEXTS]
    rows += [f"| `{variable(key)}` | `{key}`, with commas between |" for key in LISTS]
    rows += [f"| `{variable(key)}` | `{key}`: `true` or `false` |" for key in SWITCHES]
    return "\n".join(
        [
            "## Environment\n",
            "| variable | sets |",
            "|---|---|",
            "| `WALLBOARD_CONFIG` | the file to read, as `--config` |",
            "| `WALLBOARD_PROFILE` | the profile to use, as `--profile` |",
            f"| `{TOKEN_VARIABLE}` | the token itself |",
            *rows,
            "",
        ]
    )


def _code(toml: str) -> str:
    return f"`{toml}`" if toml else ""


if __name__ == "__main__":
    sys.stdout.write(reference())
