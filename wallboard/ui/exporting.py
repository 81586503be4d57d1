"""The way of an export: the form is asked for, the file is written beside the event loop, and its place is told."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

from textual.app import App

from wallboard.ui.render.exported import Exported
from wallboard.ui.screens.export import ExportScreen


async def export(app: App[None], exported: Exported | None, save: Callable[[str, str], Path] | None) -> None:
    """Write what a screen offers by `save` (see `Setup`), and say where; to be run in a worker."""
    if exported is None or save is None:
        app.notify("There is nothing to export yet.", severity="warning")
        return
    form = await app.push_screen_wait(ExportScreen(exported.title))
    if form is None:
        return
    try:
        path = await asyncio.to_thread(lambda: save(exported.file_name(form), exported.written(form)))
    except OSError as error:
        app.notify(f"The export could not be written: {error.strerror}.", severity="error", markup=False)
    else:
        app.notify(f"Written to {path}", markup=False)
