"""Bringing the organisation in, changing the calendars it works by, and who is away."""

from motcua.organisation.commands.absences import come_back, go_on_leave, name_substitutes
from motcua.organisation.commands.calendars import close_calendar, set_day
from motcua.organisation.commands.load import load

__all__ = ["close_calendar", "come_back", "go_on_leave", "load", "name_substitutes", "set_day"]
