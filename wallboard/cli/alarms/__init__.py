"""`wallboard alarms`: rules listed, explained, tried out on a simulated floor; and alarms without a screen.

list      every rule                              listing
explain   one rule, in sentences                  explanation, sample
test      what would have fired in an hour        trial, rehearsal
watch     one line per news, for a service        watching, service, configured_tenant, ending
check     one reading, for cron and Nagios        checking
"""
