"""An app that draws the whole screen where the terminal may have lost what it showed."""

from textual.events import Resize

from wallboard.ui.driver import UnattendedDriver
from wallboard.ui.ending import EndingApp


class RedrawnApp(EndingApp):
    """Does so after a resize and on a key; after a suspension its driver does."""

    def on_resize(self, event: Resize) -> None:
        """Draw anew what a terminal arranges in its own way, even if it is as large as before in the end."""
        if isinstance(self._driver, UnattendedDriver):
            self._driver.draw_anew()

    def action_draw_anew(self) -> None:
        """Clear the terminal of what others wrote on it, and draw the whole screen."""
        if isinstance(self._driver, UnattendedDriver):
            self._driver.clear()
