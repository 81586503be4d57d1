"""What the screen takes from Textual's inside, which may change in any version: all of it is told of, and is there."""

from __future__ import annotations

import ast
import importlib
import inspect
import os
import pkgutil
import re
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from textual.app import App
from textual.driver import Driver
from textual.drivers._writer_thread import WriterThread
from textual.drivers.linux_driver import LinuxDriver
from textual.message_pump import MessagePump
from textual.screen import Screen

import wallboard.ui

DOCUMENT = Path(__file__).parents[2] / "docs" / "extending.md"
TOLD = frozenset(re.findall(r"^\| `(\w+\.\w+)` \|", DOCUMENT.read_text(), re.MULTILINE))
OWNERS: tuple[type, ...] = (App, LinuxDriver, Screen, WriterThread)
"""The classes that are reached into from outside."""
NOT_TEXTUALS = {"os._exit", "style._replace"}


def test_what_follows_a_first_change_is_drawn_soon() -> None:
    told = "import wallboard.ui, textual.screen; print(textual.screen.UPDATE_PERIOD)"
    environment = {name: value for name, value in os.environ.items() if name != "TEXTUAL_FPS"}

    assert float(subprocess.check_output([sys.executable, "-c", told], env=environment)) == 1 / 250


def is_private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__")


def is_of_itself(node: ast.Attribute) -> bool:
    return ast.unparse(node.value) in ("self", "cls", "super()")


@cache
def inside(kind: type) -> frozenset[str]:
    """Return the private names that a class of Textual's defines or gives to itself."""
    given = re.findall(r"\bself\.(_[a-z]\w*)\s*(?::[^=\n]+)?=(?!=)", inspect.getsource(kind))
    return frozenset(filter(is_private, (*vars(kind), *given)))


def ours() -> Iterator[type]:
    """Yield every class of the screen that has a base of Textual's."""
    for module in pkgutil.walk_packages(wallboard.ui.__path__, "wallboard.ui."):
        importlib.import_module(module.name)
    waiting: list[type] = [MessagePump, Driver]
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        if kind.__module__.startswith("wallboard.ui"):
            yield kind


@cache
def own_names(kind: type) -> frozenset[str]:
    """Return the private names that a class of ours defines, or uses of itself."""
    names = set[str]()
    for node in ast.walk(ast.parse(textwrap.dedent(inspect.getsource(kind)))):
        match node:
            case ast.Attribute(attr=name) if is_of_itself(node):
                names.add(name)
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.Name(id=name, ctx=ast.Store()):
                names.add(name)
    return frozenset(filter(is_private, names))


def of_others() -> Iterator[str]:
    """Yield the private names that the screen uses of something else than itself."""
    for path in Path(wallboard.ui.__path__[0]).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Attribute) and is_private(node.attr) and not is_of_itself(node):
                if ast.unparse(node) not in NOT_TEXTUALS:
                    yield node.attr
            elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("textual._"):
                yield from (f"{node.module}.{name.name}".removeprefix("textual.") for name in node.names)


def test_all_of_it_is_told_of_and_no_name_of_ours_is_one_of_textuals_by_chance() -> None:
    of_bases = {
        f"{base.__name__}.{name}"
        for kind in ours()
        for base in kind.__mro__
        if base.__module__.startswith("textual.")
        for name in own_names(kind) & inside(base)
    }
    from_outside = {
        next((f"{owner.__name__}.{name}" for owner in OWNERS if name in inside(owner)), name) for name in of_others()
    }

    assert of_bases | from_outside == TOLD
