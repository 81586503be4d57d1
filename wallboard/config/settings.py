"""Every setting of a profile: its name, its form, its default, what it does. File, environment, flags and docs obey it.

    [profiles.NAME]           Settings
    ├── targets               what the floor promises
    ├── limits                how long agents may stay in a state
    ├── levels.FIGURE         when a headline figure changes colour
    ├── groups.ID             groups of agents
    ├── opening               when the floor is open
    ├── [[queue_rules]]       what differs for single queues
    ├── teams.NAME            sums of queues, for the wall
    ├── wall                  what a screen on the wall shows
    ├── notice                where alarms are told beside the screen
    ├── views.NAME            ways to look at the floor
    ├── alarms.RULE           what is an alarm
    ├── [[maintenance]]       when nothing is
    └── keys                  actions on other keys

Where the values come from is no business of this module.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, PlainValidator

from wallboard.config import forms
from wallboard.config.alarms import AlarmTable, MaintenanceTable
from wallboard.config.host import Host, host_of
from wallboard.config.keys import Keys
from wallboard.config.notice import NoticeTable
from wallboard.config.tables import (
    Group,
    Id,
    Label,
    LevelTable,
    Limits,
    Opening,
    RuleTable,
    Table,
    Targets,
    TeamTable,
    Word,
)
from wallboard.config.views import ScreenName, ViewTable
from wallboard.config.wall import WallTable
from wallboard.model.figure import DEFAULT_HEADLINE, Figure

TenantName = Annotated[str, PlainValidator(forms.text_of(forms.tenant))]
FilePath = Annotated[str, PlainValidator(forms.text_of(forms.path))]

TOKEN_SOURCES = ("token_file", "token_command", "token_keyring", "token_env")
"""The settings that say where the token is. A layer that sets one hides those of the layers below."""


class Settings(Table):
    """One profile: where to connect, what to show, how to start."""

    # No repr shows what may be a token or password, or a token that was written to the wrong setting.

    host: Annotated[Host, PlainValidator(forms.text_of(host_of))] | None = Field(
        None,
        examples=['"na12"'],
        description="Your platform: `na12`, `vcc-na12.8x8.com`, or the address your browser shows once signed in.",
    )
    tenant: TenantName | None = Field(None, examples=['"acme"'], description="Tenant name: the user name of the API.")
    token_file: FilePath | None = Field(
        None,
        examples=['"token"'],
        description="File that holds the token alone, for your eyes only (`chmod 600`).",
        repr=False,
    )
    token_command: list[Word] | None = Field(
        None,
        min_length=1,
        examples=['["pass", "show", "8x8"]'],
        description="Command that prints the token; its words are passed on as they are.",
        repr=False,
    )
    token_keyring: Word | None = Field(
        None,
        examples=['"wallboard"'],
        description="Service in the system's keyring; the user name there is the tenant.",
        repr=False,
    )
    token_env: Annotated[str, Field(pattern="^[A-Z_][A-Z0-9_]*$")] | None = Field(
        None,
        examples=['"ACME_TOKEN"'],
        description="Environment variable that holds the token; in capitals.",
        repr=False,
    )
    wire: Literal["json", "xml"] = Field("json", description="Format to ask the API for; both say the same.")
    ca_file: FilePath | None = Field(
        None, examples=['"company-ca.pem"'], description="Certificates (PEM) to trust in place of the system's."
    )
    proxy: Annotated[str, PlainValidator(forms.proxy)] | None = Field(
        None, examples=['"http://proxy.example.com:3128"'], description="Proxy to go through.", repr=False
    )
    time_zone: forms.Zone | None = Field(
        None, examples=['"Europe/London"'], description="The tenant's zone; left out: this machine's."
    )
    queue_ids: list[Id] = Field(
        [], examples=['["116", "117"]'], description="Exact ids of the queues to show; at most two are read one by one."
    )
    queues: list[Word] = Field(
        [],
        examples=['["Sales*", "2??"]'],
        description="Patterns on id or name of the queues to show. Nothing chosen shows all.",
    )
    agent_ids: list[Id] = Field(
        [], examples=['["jdoe"]'], description="Exact ids of the agents to show; at most two are read one by one."
    )
    agents: list[Word] = Field(
        [],
        examples=['["* Smith"]'],
        description="Patterns on id or name of the agents to show. Nothing chosen shows all.",
    )
    duration_includes_wrap_up: bool = Field(
        False,
        examples=["true"],
        description="Whether your queues' average durations hold the wrap-up. If not, that of the floor is added where "
        "staff and waits are estimated, see foresight.md.",
    )
    headline: list[Annotated[Figure, Field(strict=False)]] = Field(
        list(DEFAULT_HEADLINE), min_length=1, max_length=6, description="Figures of the headline, one to six."
    )
    theme: Word = Field("night", description="Theme to start with; `wallboard themes` lists them.")
    ascii: bool | None = Field(
        None,
        examples=["true"],
        description="Draw in ASCII; left out: as the terminal can, see terminals.md.",
    )
    mouse: bool = Field(
        True, examples=["false"], description="Take clicks and the wheel; without, the terminal selects text."
    )
    low_bandwidth: bool = Field(
        False,
        examples=["true"],
        description="Let timers tick with each reading alone, see terminals.md.",
    )
    start_screen: ScreenName = Field("overview", description="Screen to start with.")
    view: Label | None = Field(None, examples=['"phones"'], description="View to start with: the name of one of yours.")
    log_file: FilePath | None = Field(
        None,
        examples=['"wallboard.log"'],
        description="File that tells when reading broke and when it recovered; a new one is begun at 1 MB.",
    )
    targets: Targets = Field(Targets.model_construct(), description="What the floor promises.")
    limits: Limits = Field(Limits.model_construct(), description="How long agents may stay in a state.")
    levels: LevelTable = Field(LevelTable.model_construct(), description="When headline figures change colour.")
    groups: dict[str, Group] = Field({}, description="Groups of agents.")
    opening: Opening | None = Field(None, description="When the floor is open; left out: always.")
    queue_rules: list[RuleTable] = Field([], description="What differs for single queues.")
    teams: dict[Label, TeamTable] = Field({}, description="Sums of queues, for the wall.")
    wall: WallTable = Field(WallTable.model_construct(), description="What a screen on the wall shows.")
    notice: NoticeTable = Field(NoticeTable.model_construct(), description="Where alarms are told beside the screen.")
    views: dict[Label, ViewTable] = Field({}, description="Ways to look at the floor.")
    alarms: dict[Label, AlarmTable] = Field(
        {}, description="What is an alarm, beside and in place of what is built in."
    )
    maintenance: list[MaintenanceTable] = Field([], description="Times of work, in which nothing is raised.")
    keys: Keys = Field({}, description="Actions on other keys.")
