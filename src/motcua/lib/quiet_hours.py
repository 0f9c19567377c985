"""Hours in which nobody wants to be woken by a message."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From one time of day until another, over midnight where it has to be; equal times: never quiet."""

    begins: time
    ends: time

    def holds(self, at: datetime) -> bool:
        now = at.astimezone(HANOI).time()
        if self.begins <= self.ends:
            return self.begins <= now < self.ends
        return now >= self.begins or now < self.ends

    def after(self, at: datetime) -> datetime:
        """`at` itself, or the end of the quiet hours that it lies in."""
        if not self.holds(at):
            return at
        here = at.astimezone(HANOI)
        ended = here.replace(hour=self.ends.hour, minute=self.ends.minute, second=0, microsecond=0)
        return ended if ended > here else ended + timedelta(days=1)
