"""docs/alarms.md says what is so."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

from tests.config.factories import CONNECTED, problems, profile
from wallboard.cli.alarms.checking import State
from wallboard.config import quantities
from wallboard.model.alarm.alarm import Stage
from wallboard.model.alarm.built_in import built_in
from wallboard.model.alarm.condition import Condition
from wallboard.model.alarm.rule import Scope
from wallboard.model.alarm.subjects import SUBJECTS
from wallboard.model.standards import Standards

PAGE = (Path(__file__).parents[3] / "docs" / "alarms.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)


def rows(heading: str) -> list[list[str]]:
    """The rows of the first table under a heading, without its head."""
    part = PAGE.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    return [[cell.strip() for cell in row.split("|")] for row in re.findall(r"^\| (.*) \|$", part, re.MULTILINE)[1:]]


def text(condition: Condition[object] | None) -> str:
    return f"`{condition.text}`" if condition else ""


def test_every_built_in_rule_stands_in_it_as_it_is() -> None:
    told = [
        [
            f"`{rule.name}`",
            rule.scope.value,
            text(rule.warning),
            text(rule.critical),
            quantities.written(rule.lasting),
            quantities.written(timedelta(seconds=rule.calm_s)) if rule.calm_s else "off",
            rule.message.text,
        ]
        for rule in built_in(Standards())
    ]

    assert rows("Built-in rules") == told


def test_every_stage_and_exit_code_stands_in_it() -> None:
    assert {row[0] for row in rows("Its life")} == {stage.value for stage in Stage}
    assert [row[:2] for row in rows("Without a screen")] == [
        [f"{state:d}", f"`ALARMS {state.name}`"] for state in State
    ]


def test_every_scope_stands_in_it_with_its_fields() -> None:
    told = {row[0].strip("`"): row[2] for row in rows("Add your own")}

    assert list(told) == [scope.value for scope in Scope]
    for scope in Scope:
        if scope not in (Scope.QUEUE, Scope.AGENT):
            assert told[scope].replace("`", "").split() == list(SUBJECTS[scope].fields)


def test_its_examples_are_a_configuration(tmp_path: Path) -> None:
    together = CONNECTED + "\n".join(EXAMPLES)

    assert problems(tmp_path, together) == []
    made = profile(tmp_path, together).rules
    assert {rule.name for rule in made.rules} >= {"longest-wait", "chats-wait", "thin-floor", "sales-deserted"}
    assert "dropped" not in {rule.name for rule in made.rules}
    assert len(made.maintenance) == 2
