"""What can be wrong with the configuration, told so that a person can act on it.

ConfigError              one line per problem: place, what is wrong, what to write
├── NotConfiguredError   there is nothing to connect to: no file, no variable, no flag
└── TokenError           the token cannot be read from where the configuration says
"""

from __future__ import annotations

from wallboard.config.forms import visible


class ConfigError(Exception):
    """The configuration cannot be used. Never holds a secret."""

    def __init__(self, *problems: str) -> None:
        # They repeat names that somebody wrote, and are told on a terminal.
        self.problems = tuple(map(visible, problems))
        """One line each."""
        super().__init__("\n".join(self.problems))


class NotConfiguredError(ConfigError):
    """Nothing says what to connect to."""


class TokenError(ConfigError):
    """The token's file, variable, command or keyring gives none."""
