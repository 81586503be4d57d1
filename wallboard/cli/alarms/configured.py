"""The rules for a command that needs no connection: the configuration's, or the built-in ones without any."""

from __future__ import annotations

import os
from collections.abc import Mapping

from msgspec import Struct

from wallboard.cli.failures import expected_failures, warned
from wallboard.config import load
from wallboard.config.forms import visible
from wallboard.config.rules import ListedRule, listed_rules
from wallboard.config.settings import Settings
from wallboard.config.standards import standards


class ConfiguredRules(Struct, frozen=True):
    """All rules, and where they are from."""

    settings: Settings
    rules: tuple[ListedRule, ...]
    source: str
    """For people."""


def configured_rules(flags: Mapping[str, object]) -> ConfiguredRules:
    """Return the rules of the profile that the flags ask for. Ends the command where the configuration is wrong."""
    with expected_failures():
        loaded = load(flags, os.environ)
    warned(loaded.warnings)
    source = "built in; there is no configuration"
    if loaded.profile:
        source = f"{loaded.path}, profile {visible(loaded.profile)}"
    return ConfiguredRules(loaded.settings, tuple(listed_rules(loaded.settings, standards(loaded.settings))), source)
