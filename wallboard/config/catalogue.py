"""Every setting with its default, an example and its meaning, read from the settings: for docs and template."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from wallboard.config import written
from wallboard.config.actions import ACTIONS
from wallboard.config.alarms import AlarmTable, MaintenanceTable
from wallboard.config.forms import OFF
from wallboard.config.key_names import sign
from wallboard.config.notice import NoticeTable
from wallboard.config.settings import Settings
from wallboard.config.tables import Group, LevelTable, Limits, Opening, RuleTable, Table, Targets, TeamTable
from wallboard.config.views import ViewTable
from wallboard.config.wall import WallTable

_SECTIONS = frozenset({"groups", "opening", "queue_rules", "teams", "views", "alarms", "maintenance", "keys"})
"""Settings that are sections of their own."""
_KEYS = (
    "Actions on other keys than their own: the id of an action, and its key or a list of keys. "
    "docs/keys.md has all ids, and says how keys are written."
)


class Setting(Struct, frozen=True):
    """One key of a table."""

    key: str
    default: str
    """As TOML; '' where the setting has none."""
    example: str
    """As TOML; the default, where nothing else says more."""
    meaning: str


class Section(Struct, frozen=True):
    """One table of the file."""

    header: str
    """As TOML: `[profiles.NAME.targets]`."""
    meaning: str
    settings: tuple[Setting, ...]


def sections(profile: str) -> tuple[Section, ...]:
    """Return the tables of a profile of that name."""
    root = f"profiles.{profile}"
    return (
        _section(f"[{root}]", Settings),
        _section(f"[{root}.targets]", Targets),
        _section(f"[{root}.limits]", Limits),
        _section(f"[{root}.levels]", LevelTable),
        _section(f"[{root}.groups.108]", Group),
        _section(f"[{root}.opening]", Opening),
        _section(f"[[{root}.queue_rules]]", RuleTable),
        _section(f"[{root}.teams.Sales]", TeamTable),
        _section(f"[{root}.wall]", WallTable),
        _section(f"[{root}.notice]", NoticeTable),
        _section(f"[{root}.views.phones]", ViewTable),
        _section(f"[{root}.alarms.phones-wait]", AlarmTable),
        _section(f"[[{root}.maintenance]]", MaintenanceTable),
        Section(f"[{root}.keys]", _KEYS, (_key("list.filter", ["/", "f"]), _key("app.quit", "ctrl+q"))),
    )


def _section(header: str, table: type[Table]) -> Section:
    return Section(header, (table.__doc__ or "").replace("\n   ", ""), tuple(_settings(table)))


def _settings(table: type[Table]) -> Iterator[Setting]:
    for name, field in table.model_fields.items():
        given = field.get_default()
        if isinstance(given, Table) or (table is Settings and name in _SECTIONS):
            continue  # these are sections of their own
        if given is None and table is Limits:
            given = OFF
        default = written.toml(given) if not field.is_required() and given not in (None, [], {}) else ""
        example = field.examples[0] if field.examples else default
        yield Setting(field.alias or name, default, example, field.description or "")


def _key(action: str, example: str | list[str]) -> Setting:
    keys = [sign(key) for key in ACTIONS[action].keys]
    default = written.toml(keys[0] if len(keys) == 1 else keys)
    return Setting(written.key(action), default, written.toml(example), ACTIONS[action].meaning)
