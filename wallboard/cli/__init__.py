"""The commands: the only place where configuration, client, monitor, simulator and screen meet.

    wallboard              the board                       board
    wallboard demo         the board, on a simulated floor demo
    wallboard show …       one reading, for scripts        show
    wallboard watch        sentences, for screen readers   plain
    wallboard check        what works and what does not    check
    wallboard alarms …     rules, and alarms without it    alarms
    wallboard simulate     a simulated tenant over HTTPS   simulate
    wallboard reset        a terminal in order again       reset
    wallboard config …     the configuration file          configure

Each command is a module that is imported when it is called: what one needs does not slow the others down.
"""
