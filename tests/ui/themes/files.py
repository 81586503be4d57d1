"""Theme files for tests."""

from __future__ import annotations

from pathlib import Path

from wallboard.ui.themes.catalogue import themes_folder


def write(folder: Path, name: str, *lines: str) -> Path:
    """Write a theme's file of these lines."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.toml"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def complete(name: str = "night") -> list[str]:
    """The lines of one of our own themes that inherits from none."""
    return (themes_folder() / f"{name}.toml").read_text(encoding="utf-8").splitlines()
