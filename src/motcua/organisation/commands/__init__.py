"""Bringing the organisation in, and changing the calendars it works by."""

from motcua.organisation.commands.calendars import close_calendar, set_day
from motcua.organisation.commands.load import load

__all__ = ["close_calendar", "load", "set_day"]
