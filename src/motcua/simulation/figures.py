"""What a half-year is to come to: the figures of the report on Lạng Sơn, and the half before it.

The figures of 2021 are those of the province's report of July 2021. Of 2020 the report gives the ratios
(received 3.2, online 3.1, post 2.9, resolved 3.8 times); what it does not give is chosen here.
"""

from dataclasses import dataclass, replace
from datetime import date


@dataclass(frozen=True, slots=True)
class Channels:
    counter: int
    online: int
    post: int

    @property
    def total(self) -> int:
        return self.counter + self.online + self.post


@dataclass(frozen=True, slots=True)
class Half:
    """Who arrives how, and what becomes of it by the half's last day.

    `pending` are still in process then and end later; all fates together are all that was received.
    """

    first_on: date
    last_on: date
    departments: Channels
    others: Channels
    early: int
    on_time: int
    late: int
    pending: int
    waiting_supplement: int
    waiting_payment: int
    withdrawn: int
    stopped: int
    very_satisfied: int
    satisfied: int
    not_satisfied: int

    @property
    def received(self) -> int:
        return self.departments.total + self.others.total

    @property
    def resolved(self) -> int:
        return self.early + self.on_time + self.late


H1_2020 = Half(
    first_on=date(2020, 1, 1),
    last_on=date(2020, 6, 30),
    departments=Channels(counter=5_190, online=3_642, post=262),
    others=Channels(counter=1_535, online=7_583, post=125),
    early=3_306,
    on_time=11_391,
    late=94,
    pending=3_546,
    waiting_supplement=0,
    waiting_payment=0,
    withdrawn=0,
    stopped=0,
    very_satisfied=1_204,
    satisfied=88,
    not_satisfied=3,
)

H1_2021 = Half(
    first_on=date(2021, 1, 1),
    last_on=date(2021, 6, 30),
    departments=Channels(counter=10_198, online=6_406, post=700),
    others=Channels(counter=12_560, online=28_391, post=423),
    early=12_675,
    on_time=43_524,
    late=7,
    pending=2_311,
    waiting_supplement=94,
    waiting_payment=36,
    withdrawn=25,
    stopped=6,
    very_satisfied=4_667,
    satisfied=179,
    not_satisfied=1,
)

HALVES = (H1_2020, H1_2021)

_COUNTS = (
    "early", "on_time", "late", "pending", "waiting_supplement", "waiting_payment", "withdrawn", "stopped",
    "very_satisfied", "satisfied", "not_satisfied",
)  # fmt: skip


def scaled(half: Half, by: int) -> Half:
    """The same half with about `by` times fewer dossiers; none of the kinds disappears."""
    fewer = {name: -(-getattr(half, name) // by) for name in _COUNTS}
    left = sum(fewer[name] for name in _COUNTS[:8])

    def share(channels: Channels) -> Channels:
        return Channels(*(-(-n // by) for n in (channels.counter, channels.online, channels.post)))

    departments, others = share(half.departments), share(half.others)
    # Rounding up leaves more arrivals or more fates; the commonest fate takes the difference.
    fewer["on_time"] += departments.total + others.total - left
    return replace(half, departments=departments, others=others, **fewer)
