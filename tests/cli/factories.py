"""Records and command lines for the tests of the commands."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from click.testing import CliRunner, Result

from wallboard.cli.root import root
from wallboard.model.agent import Agent
from wallboard.model.queue import Queue

SAMPLES = Path(__file__).parents[1] / "samples"


def run(*arguments: str, environ: Mapping[str, str | None] | None = None) -> Result:
    """Run the command line without this machine's own configuration."""
    clean = {"XDG_CONFIG_HOME": "/nonexistent", "WALLBOARD_CONFIG": None, "WALLBOARD_TOKEN": None, "NO_COLOR": None}
    return CliRunner(env={**clean, **(environ or {})}).invoke(root, arguments, prog_name="wallboard")


def agent(**fields: object) -> Agent:
    return Agent.model_validate({"agent-id": "jdoe", "agent-name": "Jo Doe", **_api_names(fields)})


def queue(**fields: object) -> Queue:
    return Queue.model_validate({"queue-id": "116", "queue-name": "Sales", "media-type": "phone", **_api_names(fields)})


def _api_names(fields: Mapping[str, object]) -> dict[str, object]:
    return {name.replace("_", "-"): value for name, value in fields.items()}
