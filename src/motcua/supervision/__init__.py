"""Watching what falls due: reminders up the chain, and how each unit and officer stands."""
