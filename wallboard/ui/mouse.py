"""The mouse, on and off while the program runs: off on a wall, so that the terminal selects text as it always does."""

from __future__ import annotations

from textual.driver import Driver
from textual.drivers.linux_driver import LinuxDriver


def listen_to_mouse(driver: Driver | None, *, is_wanted: bool) -> None:
    """Ask the terminal for its mouse, or leave the mouse to it. A driver that was made without one stays so."""
    if not isinstance(driver, LinuxDriver):
        return
    # Private, as all that turns it on and off in Textual: there is no other way while the program runs.
    if is_wanted:
        driver._enable_mouse_support()
    else:
        driver._disable_mouse_support()
