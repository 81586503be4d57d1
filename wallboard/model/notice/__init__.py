"""Notices: which alarms leave the screen, when, by which way, and in which words. How they get there is not known here.

channel    the ways, and what a rule and the configuration let through each
item       one alarm as it is told, without names where it must be
notice     several items at once: what one channel is told at a moment
telling    what each channel knows already, and what it is told next
"""
