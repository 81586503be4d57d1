"""A floor in sentences, for those who do not look at it: screen readers, logs.

wording    durations, counts and shares as people say them
manner     how the alarms of each rule are told
concern    what is wrong, as it is told: alarms that say the same are one
queues     how a queue stands
agents     agents without their names
claim      what may be claimed of the numbers: live, stale, refused
summary    the whole floor in one sentence
heard      what has been said: from it and a floor come the sentences that are new
"""
