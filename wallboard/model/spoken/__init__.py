"""A floor in sentences, for those who do not look at it: screen readers, logs.

wording    durations, counts and shares as people say them
concern    one thing that can be wrong on a floor, how bad it is, and the words for it
queues     the concerns of queues: waits, service levels
agents     those of agents
claim      what may be claimed of the numbers: live, stale, refused
summary    the whole floor in one sentence
heard      what has been said: from it and a floor come the sentences that are new
"""
