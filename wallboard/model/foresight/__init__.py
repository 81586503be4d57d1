"""What will be, and what would help: estimates from the two lists and the board's own memory. All of it is arithmetic.

erlang, erlang_a ─▶ demand ─▶ staffing ─▶ needs     how many it takes, of each queue; the worst of several
                              expected_wait         how long the next caller waits
breach, budget ─▶ common_budget                     when a promise breaks, and what the day still allows
takers, mismatch                                    who can take it, and what does not fit together
off_track ── agent_memory                           agents who are off track
all of it ─▶ of_queue, of_floor                     what a row and the floor carry

An estimate that its data cannot carry is refused, with the reason: see `estimate`.
"""
