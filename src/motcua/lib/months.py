"""Months from a day on."""

from datetime import date, timedelta


def months_after(on: date, months: int) -> date:
    """The same day so many months later, or that month's last."""
    year, month = divmod(on.year * 12 + on.month - 1 + months, 12)
    following = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    return date(year, month + 1, min(on.day, (following - timedelta(days=1)).day))
