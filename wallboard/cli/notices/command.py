"""Runs the configured command for a notice. Blocks: for a thread of its own.

No text of the API is among its arguments or variables: the notice is JSON on its standard input. It never outlives the
board, and what it leaves behind ends with it.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field

from wallboard.api.text import clean
from wallboard.cli.notices.bodies import as_json
from wallboard.cli.notices.courier import NotDelivered
from wallboard.config import running
from wallboard.model.notice.notice import Notice

TIMEOUT_S = 20.0
_LONGEST_OUTPUT = 300
_HANDED_ON = ("PATH", "HOME", "USER", "LOGNAME", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "TMPDIR", "XDG_RUNTIME_DIR")
"""Variables of ours that the command gets. The token may stand in any other."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command. Its arguments are shown nowhere: people put secrets there."""

    argv: tuple[str, ...] = field(repr=False)
    environ: Mapping[str, str] = field(repr=False)
    """Of this process."""
    timeout_s: float = TIMEOUT_S

    def __call__(self, notice: Notice) -> None:
        """Run it once; NotDelivered where it fails, which is not tried again: it may have done half of its work."""
        path = shutil.which(self.argv[0], path=self.environ.get("PATH"))
        if path is None:
            raise NotDelivered("there is no such command, or it is not executable", is_final=True)
        try:
            ended = running.run(
                (os.path.abspath(path), *self.argv[1:]),
                self.timeout_s,
                given=as_json(notice),
                environ=self._environ(notice),
                with_errors=True,
                kept=_LONGEST_OUTPUT * 4,
            )
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or "not a command"
            raise NotDelivered(f"cannot be run: {reason}", is_final=True) from None
        if ended.code is None:
            raise NotDelivered(f"took longer than {self.timeout_s:g} s and was ended", is_final=True)
        if ended.code != 0:
            said = self._cleaned(ended.output.get_secret_value())
            raise NotDelivered(f"ended with code {ended.code}{f': {said}' if said else ''}", is_final=True)

    def _environ(self, notice: Notice) -> dict[str, str]:
        own = {
            "WALLBOARD_SEVERITY": notice.severity.name.lower(),
            "WALLBOARD_ALARMS": str(notice.wrong),
            "WALLBOARD_CRITICAL": str(notice.critical),
            "WALLBOARD_OVER": str(notice.over),
        }
        return {**{name: self.environ[name] for name in _HANDED_ON if name in self.environ}, **own}

    def _cleaned(self, said: str) -> str:
        """Return the end of what it printed as one line, without its own arguments: one may be a secret."""
        for argument in sorted(self.argv[1:], key=len, reverse=True):
            said = said.replace(argument, "[…]")
        return " ".join(clean(said).split())[-_LONGEST_OUTPUT:]
