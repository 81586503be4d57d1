"""The configuration: one TOML file with profiles, environment variables above it, flags above those.

    from wallboard.config import load_profile

    profile = load_profile({"profile": "night-shift", "host": None}, os.environ)

    file ─┐
    environment ─▶ layers ─▶ settings (every setting, strict) ─▶ Profile: connection, standards, theme …
    flags ┘

It reads files and the token's place, and connects to nothing.
"""

from wallboard.config.errors import ConfigError, NotConfiguredError, TokenError
from wallboard.config.loading import Loaded, config_path, load, themes_path
from wallboard.config.profile import Connection, Profile, load_profile, profile_of
from wallboard.config.token import TokenSource

__all__ = [
    "ConfigError",
    "Connection",
    "Loaded",
    "NotConfiguredError",
    "Profile",
    "TokenError",
    "TokenSource",
    "config_path",
    "load",
    "load_profile",
    "profile_of",
    "themes_path",
]
