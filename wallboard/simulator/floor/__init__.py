"""The simulated floor: a seeded discrete-event world of queues, contacts and agents, and its raw records.

scenarios ── presets ── floor_plan, population, people, hostile      who and what there is, and what shall happen: cues
│
world ── agenda                                                    what happens next, in order of time
├── arrivals ── contacts ── queues ── windows                    who comes, waits, gives up; counts of day and 30 min
├── switchboard ── bench                                         who is offered what
├── desk ── calls                                                from accepted to wrapped up; the phone lines
├── agents ── ledger                                             what each is doing, and how the time was spent
├── attendance ── rota, mishaps                                  shifts, breaks, lost sessions
└── records ── codes, readings                                   all of it as the API's raw records
"""
