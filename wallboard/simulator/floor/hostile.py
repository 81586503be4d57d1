"""Hostile names: what a tenant's configuration can contain and a program must survive."""

from msgspec.structs import replace

from wallboard.simulator.floor.population import Population

NAMES = (
    "[/]x",
    "[bold red]Marked[/bold red] Up",
    "Escape \x1b[2J\x1b[31mArtist",
    "Bell\x07 Carriage\rReturn\nNewline\tTab",
    "\u202eright to left\u202c override",
    "Isolated \u2067first\u2069 name",
    "Zero\u200bWidth\u200d Joi\u2060ner\ufeff",
    "王小明",
    "やまだ たろう",
    "김민수",
    "محمد الحداد",
    "שרה לוי",
    "नमिता शर्मा",
    "👩🏽\u200d💻 Emoji 🏳️\u200d🌈 Flag 🇵🇹",
    "Comb\u0301ini\u0302ng Z\u0351\u036b\u0343algo",
    "Double  Space  Inside  ",
    "   leading spaces",
    'O\'Brien & Sons <script>alert(1)</script> "quoted" ]]>',
    "Very " + "long " * 60 + "name",
    "X" * 200,
    "=HYPERLINK(0)",
    "{curly} %s %(percent)d ${dollar} \\back\\slash",
    "null",
    "-1",
    "0042",
    "\u00a0\u2003",
    "ﬁgure １２３ Ａｆ",
    "C1 \x9b31m \x85 control",
)

IDS = (
    "a/b",
    "what?",
    "50%",
    "%2F",
    "agents.json",
    "ag1.xml",
    "4711",
    "007",
    "a b",
    "..",
    "#frag&x=1",
    "ünï-çødé",
    "+plus;semi",
    "x.json.json",
    "[id]",
    "9" * 25,
)


def with_hostile_names(population: Population) -> Population:
    """Give hostile names to everything on the same floor, and hostile ids to the first queues and agents."""
    queue_ids = {queue.queue_id: new for queue, new in zip(population.queues, IDS, strict=False)}

    def renamed(ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(queue_ids.get(each, each) for each in ids)

    return Population(
        queues=tuple(
            replace(
                queue,
                queue_id=queue_ids.get(queue.queue_id, queue.queue_id),
                name=NAMES[place % len(NAMES)],
                overflow_to=queue_ids.get(queue.overflow_to or "", queue.overflow_to),
            )
            for place, queue in enumerate(population.queues)
        ),
        agents=tuple(
            replace(
                agent,
                agent_id=IDS[place] if place < len(IDS) else agent.agent_id,
                name=NAMES[place % len(NAMES)],
                assigned=renamed(agent.assigned),
                enabled=renamed(agent.enabled),
            )
            for place, agent in enumerate(population.agents)
        ),
        groups={group_id: NAMES[place % len(NAMES)] for place, group_id in enumerate(population.groups)},
    )
