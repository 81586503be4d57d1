"""An app that copies to the clipboard of the terminal, wherever that is."""

from wallboard.ui.redrawn import RedrawnApp
from wallboard.ui.terminal.clipboard import copying


class CopyingApp(RedrawnApp):
    """Textual's own sequence is lost in tmux and GNU screen."""

    def copy_to_clipboard(self, text: str) -> None:
        """Put a text there, as far as the terminal lets programs do that: it does not say."""
        self._clipboard = text
        if self._driver is not None:
            self._driver.write(copying(text, self.abilities.within))
