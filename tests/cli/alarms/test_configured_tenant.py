"""What a changed configuration makes of a tenant that is watched."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import SecretStr

from tests.config.factories import CONNECTED, profile
from wallboard.api.credentials import Credentials
from wallboard.cli.alarms.configured_tenant import ConfiguredTenant
from wallboard.config import ConfigError
from wallboard.model.notice.channel import Channel

NOBODY = Credentials("acme", SecretStr("sesame"), "the test")
NOTICE = '[profiles.main.notice]\nwebhook = "json"\nwebhook_env = "HOOK"\n'
NAMING = '[profiles.main.alarms.breaks]\nof = "agent"\nwarning = "state:break"\nmessage = "{name} pauses"\n'


def configured(
    folder: Path, text: str = CONNECTED, *, names: bool = False, sends_notices: bool = True
) -> ConfiguredTenant:
    return ConfiguredTenant(profile(folder, text), NOBODY, {}, names=names, sends_notices=sends_notices)


async def test_what_is_written_otherwise_counts_and_the_readings_go_on(tmp_path: Path) -> None:
    followed = configured(tmp_path)
    before = followed.tenant

    now = await followed.become(
        profile(tmp_path, CONNECTED + 'time_zone = "Asia/Tokyo"\nlimits.break = "20m"\nalarms.dropped.on = false\n')
    )

    assert now.situations == before.situations
    assert now.held_to != before.held_to
    assert {rule.name for rule in before.rules.rules} - {rule.name for rule in now.rules.rules} == {"dropped"}
    assert str(before.clock().wall.tzinfo) == "Asia/Tokyo"


async def test_another_connection_is_read_otherwise(tmp_path: Path) -> None:
    token = tmp_path / "token"
    token.touch(0o600)
    token.write_text("5e5a3e", encoding="utf-8")
    followed = configured(tmp_path)
    before = followed.tenant

    now = await followed.become(profile(tmp_path, CONNECTED.replace("acme", "globex")))

    assert now.name == "globex"
    assert now.situations != before.situations


async def test_a_connection_whose_token_cannot_be_read_is_refused_and_the_old_one_kept(tmp_path: Path) -> None:
    followed = configured(tmp_path)
    before = followed.tenant

    with pytest.raises(ConfigError, match="token_file cannot be read"):
        await followed.become(profile(tmp_path, CONNECTED.replace("acme", "globex")))

    assert followed.tenant == before


async def test_ways_are_other_ones_only_where_the_configuration_has_others(tmp_path: Path) -> None:
    followed = configured(tmp_path, CONNECTED + NOTICE)
    before = followed.tenant

    same = await followed.become(profile(tmp_path, CONNECTED + "alarms.dropped.on = false\n" + NOTICE))
    others = await followed.become(profile(tmp_path, CONNECTED + NOTICE + 'command = ["true"]\n'))

    assert same.ways is before.ways
    assert set(others.ways) == {Channel.WEBHOOK, Channel.COMMAND}


async def test_nothing_is_sent_where_another_does_it(tmp_path: Path) -> None:
    followed = configured(tmp_path, CONNECTED + NOTICE, sends_notices=False)

    now = await followed.become(profile(tmp_path, CONNECTED + NOTICE + 'command = ["true"]\n'))

    assert now.ways == {}


@pytest.mark.parametrize(
    ("names", "sends_notices", "notice", "message"),
    [
        (False, True, NOTICE, "the agent pauses"),
        (True, True, NOTICE, "{name} pauses"),
        (False, True, NOTICE + "names = true\n", "{name} pauses"),
        (False, False, NOTICE + "names = true\n", "the agent pauses"),
    ],
)
async def test_messages_name_agents_only_where_lines_or_notices_may(
    tmp_path: Path, names: bool, sends_notices: bool, notice: str, message: str
) -> None:
    followed = configured(tmp_path, names=names, sends_notices=sends_notices)

    now = await followed.become(profile(tmp_path, CONNECTED + notice + NAMING))

    assert now.rules.rules[-1].message.text == message
