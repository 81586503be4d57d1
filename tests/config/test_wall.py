"""The tables `teams` and `wall`."""

from __future__ import annotations

from pathlib import Path

from tests.config.factories import CONNECTED, problems, profile
from wallboard.model.figure import Figure
from wallboard.model.selection import Selection
from wallboard.model.standards import TeamRule
from wallboard.model.wall import PAGES, Page, WallPlan


def test_a_wall_that_nobody_configured_shows_all_pages(tmp_path: Path) -> None:
    made = profile(tmp_path)

    assert made.wall == WallPlan(PAGES, 20)
    assert (made.message_file, made.message_expiry_s) == (None, 12 * 3600)
    assert made.standards.wall_tiles == ()
    assert made.standards.teams == ()


def test_a_wall_is_what_its_table_says(tmp_path: Path) -> None:
    table = """
    [profiles.main.wall]
    pages = ["agents", "headline"]
    seconds = "1m"
    tiles = ["waiting", "longest-wait", "free", "on-break"]
    message_file = "message.txt"
    message_expiry = "off"
    """

    made = profile(tmp_path, CONNECTED + table)

    assert made.wall == WallPlan((Page.AGENTS, Page.HEADLINE), 60)
    assert made.standards.wall_tiles == (Figure.WAITING, Figure.LONGEST_WAIT, Figure.FREE, Figure.ON_BREAK)
    assert set(made.standards.figures) >= {Figure.SERVICE_LEVEL, Figure.ON_BREAK}
    assert (made.message_file, made.message_expiry_s) == (tmp_path / "message.txt", None)


def test_what_a_wall_cannot_show_is_told(tmp_path: Path) -> None:
    table = """
    [profiles.main.wall]
    pages = ["headlines"]
    seconds = "1s"
    tiles = ["waiting"]
    message = "x"
    """

    assert problems(tmp_path, CONNECTED + table) == [
        "config.toml:8: profiles.main.wall.pages.0 must be one of headline, queues, agents, levels; "
        'did you mean "headline"?',
        'config.toml:9: profiles.main.wall.seconds must be at least "3s": nobody could read it',
        "config.toml:10: profiles.main.wall.tiles must hold at least 4",
        'config.toml:11: profiles.main.wall.message is not a setting; did you mean "message_file"?',
    ]


def test_a_page_is_named_once(tmp_path: Path) -> None:
    table = '[profiles.main.wall]\npages = ["queues", "queues"]'

    assert problems(tmp_path, CONNECTED + table) == ["config.toml:7: profiles.main.wall.pages must name each page once"]


def test_a_team_has_queues_and_groups_by_id_or_label(tmp_path: Path) -> None:
    tables = """
    [profiles.main.groups]
    108 = "Sales"
    109 = "Night"
    [profiles.main.teams.Sales]
    queue_ids = [116]
    queues = ["Sales*"]
    groups = [109, "Sales"]
    """

    made = profile(tmp_path, CONNECTED + tables)

    assert made.standards.teams == (TeamRule("Sales", Selection(("116",), ("Sales*",)), frozenset({"108", "109"})),)


def test_what_is_no_team_is_told(tmp_path: Path) -> None:
    tables = """
    [profiles.main.groups]
    108 = "Sales"
    [profiles.main.teams.Sales]
    queues = ["Sales*"]
    groups = ["Sale", "110"]
    """

    assert problems(tmp_path, CONNECTED + tables) == [
        'config.toml:11: profiles.main.teams.Sales.groups "Sale" is not a group; did you mean "Sales"?',
        'config.toml:11: profiles.main.teams.Sales.groups "110" is not a group; did you mean "108"?',
    ]
    assert problems(tmp_path, CONNECTED + '[profiles.main.teams.Sales]\nqueue = ["Sales*"]')[0].endswith(
        'teams.Sales.queue is not a setting; did you mean "queues"?'
    )
    assert problems(tmp_path, CONNECTED + "[profiles.main.teams.Sales]")[0].endswith(
        'names no queues: set queue_ids = ["116"] or queues = ["Sales*"]'
    )
