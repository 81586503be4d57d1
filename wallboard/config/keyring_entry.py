"""An entry of the system's keyring, through the extra `keyring`, whose backends raise more than its own errors."""

from __future__ import annotations

import configparser
import sys

from pydantic import SecretStr

from wallboard.config.errors import TokenError

_UNWRAPPED = (OSError, ImportError, AttributeError, RuntimeError, ValueError, configparser.Error)
"""A socket or file that fails, a backend that is not there or not set up, a value that is no text, broken settings."""
_FOREIGN = (
    ("secretstorage.exceptions", "SecretStorageException"),
    ("jeepney.wrappers", "DBusErrorResponse"),
    ("dbus.exceptions", "DBusException"),
    ("gi.repository.GLib", "Error"),
)
"""What the libraries under the backends raise, which keyring does not wrap everywhere."""


def entry(service: str, user: str) -> SecretStr:
    """Return what the keyring holds, '' where it holds nothing; TokenError where it cannot be read. Blocks."""
    try:
        import keyring  # noqa: PLC0415 — an extra
        import keyring.errors  # noqa: PLC0415
    except ImportError as error:
        raise TokenError('token_keyring needs the extra: `pip install "wallboard[keyring]"`') from error
    try:
        return SecretStr(keyring.get_password(service, user) or "")
    except (keyring.errors.KeyringError, *_UNWRAPPED) as error:
        raise _unreadable(error) from None
    except _foreign() as error:
        raise _unreadable(error) from None


def _foreign() -> tuple[type[Exception], ...]:
    """Return the libraries' errors that can be met: one that is not imported raises nothing."""
    return tuple(getattr(sys.modules[module], name) for module, name in _FOREIGN if module in sys.modules)


def _unreadable(error: Exception) -> TokenError:
    # By its kind alone: what a backend says may hold anything.
    return TokenError(f"the keyring cannot be read: {type(error).__name__}")
