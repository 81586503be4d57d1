"""The engine without a screen: what it judges, and what the channels are told."""

from __future__ import annotations

import threading
from collections.abc import AsyncGenerator
from contextlib import aclosing
from pathlib import Path
from queue import SimpleQueue

from msgspec.structs import replace

from tests.cli.alarms.served import Readings, first_news, tenant, waiting
from tests.config.factories import CONNECTED, profile
from tests.floors import START, TestClock
from tests.model.alarm.watched import rule
from wallboard.cli.alarm_memory import AlarmMemory
from wallboard.cli.alarms.service import Service
from wallboard.cli.alarms.tenants import WatchedTenant
from wallboard.cli.notices.senders import Deliver
from wallboard.model.alarm.alarm import Ending
from wallboard.model.alarm.alarms import Alarms, Change
from wallboard.model.alarm.rule import Scope
from wallboard.model.alarm.rules import Rules
from wallboard.model.instant import Instant
from wallboard.model.notice.channel import Channel
from wallboard.model.notice.notice import Notice
from wallboard.ui.setup import Refusal

LATEST_S = 30.0
WAITS = rule("wait>20", "wait>=60", name="waits", message="longest wait {wait}", calm_s=0)
BREAKS = rule(
    "state:break", name="breaks", scope=Scope.AGENT, message="{name} on break", channels=frozenset({"webhook"})
)


class Way:
    """A way out that the test listens at."""

    def __init__(self) -> None:
        self.notices: SimpleQueue[Notice] = SimpleQueue()
        self.is_open = threading.Event()
        self.is_open.set()

    def __call__(self, notice: Notice) -> None:
        assert self.is_open.wait(LATEST_S)
        self.notices.put(notice)

    def titles(self, number: int) -> list[str]:
        """Return the titles of so many notices."""
        return [self.notices.get(timeout=LATEST_S).title for _ in range(number)]


def service(rules: Rules, *longest_wait_s: int, way: Deliver, **plan: object) -> Service:
    clock = TestClock()
    readings = Readings(clock, *waiting(*longest_wait_s))
    return Service(tenant(readings, clock, rules, {Channel.WEBHOOK: way}, **plan), beat_s=60.0)


async def test_a_list_that_grows_stale_is_told_though_nothing_comes_any_more() -> None:
    rules = Rules((rule("", "freshness:stale", name="not-live", scope=Scope.FEED, message="{freshness}"),))
    clock = TestClock()
    way = Way()

    def later() -> Instant:
        return clock.advance(1)

    service = Service(tenant(Readings(clock, *waiting(0)), later, rules, {Channel.WEBHOOK: way}), beat_s=0.0)
    found = await first_news(service, 2)
    service.close()

    assert [(each.alarm.subject_id, each.alarm.words) for _, each in found] == [
        ("agents", "stale"),
        ("queues", "stale"),
    ]
    assert way.titles(1) == ["2 alarms, 2 critical: Agent list, Queue list"]


async def test_channels_are_told_as_a_board_tells_them() -> None:
    way = Way()
    watching = service(Rules((WAITS,)), 25, 65, 0, way=way)

    await first_news(watching, 3)
    watching.close()

    assert way.titles(3) == [
        "WARNING Billing: longest wait 0:25",
        "NOW CRITICAL Billing: longest wait 1:05",
        "OVER Billing: back to normal after 0:20",
    ]


async def test_agents_are_not_named_unless_the_configuration_does() -> None:
    silent, named = Way(), Way()
    for way, names in ((silent, False), (named, True)):
        watching = service(Rules((BREAKS,)), 0, way=way, names=names)
        await first_news(watching, 1)
        watching.close()

    assert silent.titles(1) == ["WARNING an agent of 108: breaks"]
    assert named.titles(1) == ["WARNING Jo Doe: Jo Doe on break"]


async def test_what_the_pause_after_a_notice_holds_back_is_told_at_the_end() -> None:
    way = Way()
    watching = service(Rules((WAITS,)), 25, 0, way=way, pause_s=300.0)

    await first_news(watching, 2)
    assert way.titles(1) == ["WARNING Billing: longest wait 0:25"]
    watching.close()

    assert way.titles(1) == ["OVER Billing: back to normal after 0:10"]


async def test_a_way_that_hangs_delays_no_news_and_not_the_end() -> None:
    way = Way()
    way.is_open.clear()
    watching = service(Rules((WAITS,)), 25, 65, 0, way=way)

    assert len(await first_news(watching, 3)) == 3
    watching.close()
    way.is_open.set()


async def changed(service: Service, *changes: WatchedTenant | Refusal) -> None:
    """Let the configuration become these, one after the other."""

    async def all_of_them() -> AsyncGenerator[WatchedTenant | Refusal]:
        for change in changes:
            yield change

    await service.obey(all_of_them())


async def test_a_changed_configuration_counts_while_alarms_go_on() -> None:
    way, other = Way(), Way()
    watching = service(Rules((WAITS,)), 25, 25, 70, way=way)
    waits_longer = rule("wait>20", "wait>=70", name="waits", message="{wait}", calm_s=0)
    found = []

    async with aclosing(watching.news()) as all_news:
        async for at, each in all_news:
            found.append((each.change.value, each.alarm.rule, each.alarm.words, at.since(START)))
            if len(found) == 1:
                rules = Rules((waits_longer, BREAKS))
                await changed(watching, replace(watching.tenant, rules=rules, ways={Channel.WEBHOOK: other}))
            if len(found) == 3:
                break
    watching.close()

    assert found == [
        ("raised", "waits", "longest wait 0:25", 10.0),
        ("raised", "breaks", "Jo Doe on break", 20.0),
        ("worse", "waits", "1:10", 30.0),
    ]
    assert way.titles(1) == ["WARNING Billing: longest wait 0:25"]
    assert other.titles(2) == ["WARNING an agent of 108: breaks", "NOW CRITICAL Billing: 1:10"]


async def test_a_rule_that_is_gone_ends_its_alarms() -> None:
    way = Way()
    watching = service(Rules((WAITS,)), 25, 25, way=way)
    endings = []

    async with aclosing(watching.news()) as all_news:
        async for _, each in all_news:
            endings.append(each.alarm.ending)
            if len(endings) == 2:
                break
            await changed(watching, replace(watching.tenant, rules=Rules()))
    watching.close()

    assert endings == [None, Ending.RULE_GONE]
    assert way.titles(2)[1] == "OVER Billing: no longer in the configuration after 0:10"


async def test_a_refused_configuration_changes_nothing() -> None:
    watching = service(Rules((WAITS,)), 25, way=Way())
    before = watching.tenant

    await changed(watching, Refusal("config.toml:5: no"))

    assert watching.tenant is before


async def test_another_tenant_is_watched_from_the_beginning_and_nothing_of_the_old_one_is_told_of_it() -> None:
    way = Way()
    watching = service(Rules((WAITS,)), 25, 25, way=way)
    clock = TestClock(START.plus(1000))
    globex = Readings(clock, *waiting(0, 30))
    found = []

    async with aclosing(watching.news()) as all_news:
        async for _, each in all_news:
            found.append((each.change.value, each.alarm.words))
            if len(found) == 2:
                break
            await changed(watching, replace(watching.tenant, name="globex", situations=globex, clock=clock))
    watching.close()

    assert found == [("raised", "longest wait 0:25"), ("raised", "longest wait 0:30")]
    assert way.titles(2) == ["WARNING Billing: longest wait 0:25", "WARNING Billing: longest wait 0:30"]


def kept(clock: TestClock, folder: Path, text: str = CONNECTED) -> AlarmMemory:
    made = profile(folder, text)
    return AlarmMemory(lambda: made, clock)


async def test_after_a_restart_nothing_is_told_anew_and_the_end_is_told_of_what_is_over(tmp_path: Path) -> None:
    way, clock = Way(), TestClock()
    first = Readings(clock, *waiting(25, 25))
    watching = Service(tenant(first, clock, Rules((WAITS,)), {Channel.WEBHOOK: way}), kept(clock, tmp_path), beat_s=60)
    await first_news(watching, 1)
    watching.close()

    over = Readings(clock, *waiting(25, 25, 0)[1:])
    again = Service(tenant(over, clock, Rules((WAITS,)), {Channel.WEBHOOK: way}), kept(clock, tmp_path), beat_s=60)
    ((_, news),) = await first_news(again, 1)
    again.close()

    assert (news.change, news.alarm.lasted_s) == (Change.OVER, 20.0)
    assert way.titles(2) == ["WARNING Billing: longest wait 0:25", "OVER Billing: back to normal after 0:20"]


async def test_a_service_that_ends_as_its_tenant_changes_keeps_and_tells_nothing_of_the_old_one(tmp_path: Path) -> None:
    way, clock, globex = Way(), TestClock(), CONNECTED.replace("acme", "globex")
    obeyed = [profile(tmp_path)]
    readings = Readings(clock, *waiting(25, 65))
    acme = tenant(readings, clock, Rules((WAITS,)), {Channel.WEBHOOK: way}, pause_s=300.0)
    watching = Service(acme, AlarmMemory(lambda: obeyed[-1], clock), beat_s=60)
    await first_news(watching, 2)

    obeyed.append(profile(tmp_path, globex))
    await changed(watching, replace(acme, name="globex", situations=Readings(clock)))
    watching.close()

    assert kept(clock, tmp_path).stood.known.keys() == {Channel.WEBHOOK}
    assert kept(clock, tmp_path, globex).stood.alarms == Alarms()
    assert way.titles(1) == ["WARNING Billing: longest wait 0:25"]
    assert way.notices.empty()


async def test_what_somebody_takes_at_a_board_is_not_repeated(tmp_path: Path) -> None:
    way, clock = Way(), TestClock()
    rules = Rules((replace(WAITS, repeat_s=10.0),))
    readings = Readings(clock, *waiting(25, 25, 25, 25, 0))
    watching = Service(tenant(readings, clock, rules, {Channel.WEBHOOK: way}), kept(clock, tmp_path), beat_s=60)
    changes = []

    async with aclosing(watching.news()) as all_news:
        async for at, each in all_news:
            changes.append(each.change.value)
            if len(changes) == 2:
                await answered(watching, watching._alarms.acknowledged([each.alarm.key], "mia", at))
            if each.change is Change.OVER:
                break
    watching.close()

    assert changes == ["raised", "repeated", "over"]


async def answered(service: Service, alarms: Alarms) -> None:
    """Let this be how another board has the alarms."""

    async def answers() -> AsyncGenerator[Alarms]:
        yield alarms

    await service.hear(answers())
