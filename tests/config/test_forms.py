"""Forms of single values: time zones on a machine that brings none of its own, labels, names."""

from __future__ import annotations

import os
import subprocess
import sys

from wallboard.config.settings import Settings


def told(name: str, *, before: str = "") -> str:
    """Return what a zone's name is read as by a process that finds no zones of the system."""
    code = (
        f"import sys\n{before}\nfrom wallboard.config.forms import zone\n"
        f"try:\n    print(zone({name!r}).key)\nexcept ValueError as error:\n    print(error)"
    )
    environ = {**os.environ, "PYTHONTZPATH": "", "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, "-c", code], env=environ, capture_output=True, text=True, check=True, timeout=60
    ).stdout.strip()


def test_a_zone_needs_no_zones_of_the_system() -> None:
    assert told("Europe/London") == "Europe/London"
    assert told("Europe/Londn") == '"Europe/Londn" is not a time zone; did you mean "Europe/London"?'


def test_without_any_zones_it_is_told_what_is_missing() -> None:
    without = "sys.modules['tzdata'] = None"

    assert told("Europe/London", before=without) == (
        "cannot be looked up: this machine has no time zones; `pip install tzdata`"
    )


def test_a_label_keeps_nothing_that_acts_on_a_terminal() -> None:
    groups = {"108": "Escape \x1b[2J", "109": "Überlauf 山田"}
    settings = Settings.model_validate({"groups": groups})

    assert [group.label for group in settings.groups.values()] == ["Escape \ufffd[2J", "Überlauf 山田"]


def test_no_name_or_filter_of_the_file_holds_what_acts_on_a_terminal() -> None:
    name = "a\x1b[2J"
    settings = Settings.model_validate(
        {
            "view": name,
            "views": {name: {"filter": "sales\t\x9b2J"}},
            "teams": {name: {"queues": ["Sales"]}},
            "alarms": {
                name: {"of": "queue"} | dict.fromkeys(("where", "warning", "critical", "clear"), "sales\n\x1b[2J")
            },
        }
    )

    shown = "a\ufffd[2J"
    assert (settings.view, *settings.views, *settings.teams, *settings.alarms) == (shown, shown, shown, shown)
    assert settings.views[shown].filter == "sales \ufffd2J"
    rule = settings.alarms[shown]
    assert {rule.where, rule.warning, rule.critical, rule.clear} == {"sales \ufffd[2J"}
