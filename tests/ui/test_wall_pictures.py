"""What the wall looks like, written down: `written_pictures/wall/` has its text, and the ink of each cell."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.ui import a_tenant, written
from tests.ui.a_tenant import State
from tests.ui.boards import BoardUnderTest, board
from tests.ui.kept import UPDATE, KeptPictures
from tests.ui.render.walls import TUESDAYS
from wallboard.model.wall import Page, WallMessage, WallPlan
from wallboard.ui.setup import WallStart

Size = tuple[int, int]
HEADLINES: dict[str, tuple[Size, ...]] = {
    "normal": ((40, 12), (80, 24), (100, 30), (240, 67), (400, 120)),
    "trouble": ((40, 12), (80, 24), (100, 30), (240, 67), (400, 120)),
    "stale": ((40, 12), (80, 24), (240, 67)),
    "closed": ((40, 12), (100, 30)),
}
"""State → the sizes at which the first page is kept."""
PAGES = {Page.QUEUES: (100, 30), Page.AGENTS: (100, 30), Page.LEVELS: (240, 67)}
"""The other pages of a floor in trouble."""
MESSAGE = WallMessage("CRM down, use paper form")


def name(page: Page, state: str, size: Size) -> str:
    """Return the name of a picture."""
    return f"wall/{page}-{state}-{size[0]}x{size[1]}"


def names() -> Iterator[str]:
    """Yield the names of all pictures."""
    yield from (name(Page.HEADLINE, state, size) for state, sizes in HEADLINES.items() for size in sizes)
    yield from (name(page, "trouble", size) for page, size in PAGES.items())


@pytest.fixture(scope="module")
def kept(request: pytest.FixtureRequest) -> KeptPictures:
    """Return the pictures that are kept."""
    return KeptPictures(Path(__file__).parent / "written_pictures", is_update=request.config.getoption(UPDATE))


async def show(under_test: BoardUnderTest, state: str) -> None:
    """Let the wall see the floor in a state, 4 s after its reading or 48 s after the last one."""
    tenant = a_tenant.tenant(_known(state))
    trouble = a_tenant.SERVER_BUSY if state == "stale" else None
    await under_test.show(tenant.situation(under_test.clock.at, trouble))
    await under_test.wait(a_tenant.STALE_AFTER_S if state == "stale" else 4)


def _known(state: str) -> State:
    return "stale" if state == "stale" else "trouble" if state == "trouble" else "normal"


@pytest.mark.parametrize("state", HEADLINES)
async def test_the_first_page_looks_as_it_is_kept(kept: KeptPictures, state: str) -> None:
    tenant = a_tenant.tenant(_known(state))
    standards = replace(tenant.standards, opening=TUESDAYS) if state == "closed" else tenant.standards
    pictures = {}
    async with board(
        tenant.queues,
        tenant.agents,
        size=HEADLINES[state][0],
        standards=standards,
        past=lambda: tenant.past,
        themes=written.themes(),
        wall=WallStart(begins=True),
        plan=WallPlan((Page.HEADLINE,)),
    ) as under_test:
        await under_test.done("recall")
        await show(under_test, state)
        for size in HEADLINES[state]:
            await under_test.pilot.resize_terminal(*size)
            await under_test.settle()
            pictures[name(Page.HEADLINE, state, size)] = written.written(under_test.app.screen)

    kept.compare(pictures)


@pytest.mark.parametrize("page", PAGES)
async def test_another_page_looks_as_it_is_kept(kept: KeptPictures, page: Page) -> None:
    tenant = a_tenant.tenant("trouble")
    async with board(
        tenant.queues,
        tenant.agents,
        size=PAGES[page],
        standards=tenant.standards,
        themes=written.themes(),
        wall=WallStart(is_kiosk=True),
        plan=WallPlan((page,)),
    ) as under_test:
        under_test.app.message = MESSAGE
        await show(under_test, "trouble")
        picture = written.written(under_test.app.screen)

    kept.compare({name(page, "trouble", PAGES[page]): picture})
