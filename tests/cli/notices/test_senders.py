from __future__ import annotations

import asyncio
import threading
import time
from pathlib import Path
from queue import SimpleQueue

from tests.cli.notices.noticed import log, notice, served
from tests.config.factories import CONNECTED, profile
from wallboard.cli.notices.senders import Senders, ways
from wallboard.model.notice.channel import Channel
from wallboard.model.notice.notice import Notice

TABLE = '[profiles.main.notice]\nbell = true\nwebhook = "json"\nwebhook_env = "HOOK"\n'


def test_a_configuration_without_a_way_out_sends_nothing(tmp_path: Path) -> None:
    assert ways(profile(tmp_path), {}) == {}


def test_what_the_terminal_is_told_is_not_sent(tmp_path: Path) -> None:
    with served() as hook:
        senders = Senders(ways(profile(tmp_path, CONNECTED + TABLE, {"HOOK": hook.url}), {}))
        senders.tell({Channel.BELL: notice("Sales")})
        senders.tell({Channel.WEBHOOK: notice("Billing"), Channel.BELL: notice("Billing")})
        assert hook.came.acquire(timeout=30)
        senders.close()

    assert [b"Billing" in content for _, _, content in hook.posted] == [True]


async def test_other_ways_are_used_at_once_and_what_waits_for_the_old_ones_gets_a_moment() -> None:
    old, new = threading.Event(), SimpleQueue[Notice]()
    arrived = SimpleQueue[Notice]()

    def slow(told: Notice) -> None:
        assert old.wait(30)
        arrived.put(told)

    senders = Senders({Channel.WEBHOOK: slow})
    senders.tell({Channel.WEBHOOK: notice("Billing")})
    changing = asyncio.ensure_future(senders.become({Channel.WEBHOOK: new.put}))
    await asyncio.sleep(0)
    senders.tell({Channel.WEBHOOK: notice("Sales")})
    old.set()
    await changing
    senders.close()

    assert arrived.get(timeout=30).title.startswith("CRITICAL Billing")
    assert new.get(timeout=30).title.startswith("CRITICAL Sales")


def test_a_server_that_says_nothing_holds_up_neither_the_board_nor_its_end(tmp_path: Path) -> None:
    with served() as hook, log() as lines:
        hook.is_slow = True
        senders = Senders(ways(profile(tmp_path, CONNECTED + TABLE, {"HOOK": hook.url}), {}))
        notices = [notice(f"Q{number}") for number in range(100)]
        begins_s = time.monotonic()
        for one in notices:
            senders.tell({Channel.WEBHOOK: one})
        assert time.monotonic() - begins_s < 1
        assert hook.came.acquire(timeout=30)
        ends_s = time.monotonic()
        senders.close()

        assert time.monotonic() - ends_s < 5
    assert any("not sent before the end" in line for line in lines)
