"""Alarms: what is wrong, since when, who takes care of it, and when it is over. All of it from the readings alone.

rule       conditions in the filter's language, over the rows of one scope; how long, and when it is over
subjects   the rows of each scope: queues, agents, teams, media, groups, the floor, the lists themselves
look       what rules look at: a floor, and when its lists were read
alarm      one rule on one subject, from the moment it is met to the moment it is over
alarms     all of them, and what becomes of them with a reading
built_in   the rules that every board has
meanings   what the fields of each scope mean
"""
