"""How notices leave the machine. Nothing here holds up a board: each way has a thread of its own.

Senders ──▶ Courier ──▶ Webhook ──▶ bodies: json, slack, teams
        └─▶ Courier ──▶ Command ──▶ bodies: json
"""
