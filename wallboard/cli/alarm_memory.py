"""The file of a floor's alarms, and what runs beside it: recalled at the start, kept since, and heard of.

file ──▶ stood                            what has stood until now, and who was told
keep() ──▶ a thread ──▶ file              with what others have answered meanwhile
another board ──▶ file ──▶ answers()      looked at each second
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from wallboard.cli.memory import Memory, recalled
from wallboard.config import Profile, kept_alarms
from wallboard.config.file import fingerprint
from wallboard.config.kept_alarms import Kept, Recalled
from wallboard.config.shared_alarms import with_theirs
from wallboard.config.state_file import LONGEST_ALARMS_BYTES, alarms_path, old_alarms_path, state_path
from wallboard.model.alarm.alarms import Alarms
from wallboard.model.instant import Clock
from wallboard.model.notice.channel import Channel
from wallboard.model.notice.telling import Known


class AlarmMemory:
    """What one board or service shares with the others of its profile."""

    def __init__(
        self, profile: Callable[[], Profile], clock: Clock, *, is_fresh: bool = False, tells: bool = True
    ) -> None:
        """Read the file, unless it is to begin without (`is_fresh`).

        `profile` gives the one that is obeyed at the moment: whichever tenant it names has a file of its own. `tells`:
        to webhook and command; what others were told by is theirs to keep.
        """
        begun = profile()
        self._state = state_path(begun.name, begun.path)
        self._profile = profile
        self._clock = clock
        self._tells = tells
        self._deaf_until = clock() if is_fresh else None
        self._seen = fingerprint(self._path)
        self.stood = Recalled() if is_fresh else self._read() or self._read(old_alarms_path(self._state)) or Recalled()
        """What there is to begin with."""
        self._memories = {self._floor: self._memory(self.stood)}

    def keep(self, alarms: Alarms, known: Mapping[Channel, Known]) -> None:
        """Let be written how the alarms stand, and who knows of them; returns at once."""
        keep = kept_alarms.kept(Recalled(alarms, known), self._floor, self._clock())
        if keep.floor not in self._memories:
            self._memories[keep.floor] = self._memory(Recalled())
        self._memories[keep.floor].remember(keep)

    async def answers(self, pause: Callable[[], Awaitable[None]]) -> AsyncGenerator[Alarms]:
        """Yield the alarms of the file each time that somebody has written it. It is looked at after each `pause`."""
        while True:
            await pause()
            before, self._seen = self._seen, await asyncio.to_thread(fingerprint, self._path)
            if self._seen == before:
                continue
            found = await asyncio.to_thread(self._read)
            if found is not None:
                yield self._since_the_start(found.alarms)

    def close(self) -> None:
        """Let the last change be written, unless the disk takes too long."""
        for memory in self._memories.values():
            memory.close()

    @property
    def _floor(self) -> str:
        connection = self._profile().connection
        return f"{connection.tenant} {connection.base_url}"

    @property
    def _path(self) -> Path:
        return alarms_path(self._state, self._floor)

    def _memory(self, began: Recalled) -> Memory[Kept]:
        path, known = self._path, kept_alarms.kept(began, self._floor, self._clock())
        return Memory(path, kept_alarms.text, known, with_others=partial(_with_others, path))

    def _read(self, path: Path | None = None) -> Recalled | None:
        return recalled(path or self._path, self._parsed, LONGEST_ALARMS_BYTES)

    def _parsed(self, data: bytes) -> Recalled:
        found = kept_alarms.parsed(data, self._floor, self._clock())
        return found if self._tells else replace(found, known={})

    def _since_the_start(self, alarms: Alarms) -> Alarms:
        """Leave out what was answered before a fresh start."""
        start = self._deaf_until
        if start is None:
            return alarms
        since = {key: alarm for key, alarm in alarms.open.items() if alarm.answered and alarm.answered.since(start) > 0}
        return replace(alarms, open=since)


def _with_others(path: Path, ours: Kept, before: Kept) -> Kept:
    return recalled(path, partial(with_theirs, ours, before), LONGEST_ALARMS_BYTES) or ours
