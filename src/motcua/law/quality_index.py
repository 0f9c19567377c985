"""How well people and businesses are served: the index of Decision 766/QĐ-TTg (2022), as a function of counts.

The decision gives 100 points in six groups: publicity 18, progress 20, services online 12, payment online 10,
satisfaction 18, digitisation 22; and classes at 90, 80, 70 and 50. Within satisfaction it gives 6 points to each of
three rates, and names 4 of publicity's 18 for publishing in time. How it divides the other groups we could not read
in a public text: those weights are marked † and are data here, to be corrected from the decision's annex.

A rate earns its points in proportion, up to its target. What has no case in the period earns nothing and loses
nothing: the index is told of the points that could be earned, and what is not measured is said.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from motcua.law.errors import N_


class Group(StrEnum):
    PUBLICITY = "publicity"
    PROGRESS = "progress"
    ONLINE = "online"
    PAYMENT = "payment"
    SATISFACTION = "satisfaction"
    DIGITISATION = "digitisation"


POINTS: Mapping[Group, int] = {
    Group.PUBLICITY: 18,
    Group.PROGRESS: 20,
    Group.ONLINE: 12,
    Group.PAYMENT: 10,
    Group.SATISFACTION: 18,
    Group.DIGITISATION: 22,
}
LABELS: Mapping[Group, str] = {
    Group.PUBLICITY: N_("Publicity and transparency"),
    Group.PROGRESS: N_("Progress of resolution"),
    Group.ONLINE: N_("Services online"),
    Group.PAYMENT: N_("Payment online"),
    Group.SATISFACTION: N_("Satisfaction"),
    Group.DIGITISATION: N_("Digitisation"),
}


@dataclass(frozen=True, slots=True)
class Indicator:
    """A rate of the index. `target` in percent earns all points; `missing`: why we cannot measure it, if so."""

    key: str
    group: Group
    label: str
    points: int
    part: str = ""  # what is counted
    whole: str = ""  # of what
    raises: str = ""  # what would raise it
    missing: str = ""
    target: int = 100


def _until_online() -> tuple[Indicator, ...]:
    return (
        Indicator(
            "publicity.in_time", Group.PUBLICITY, N_("Procedures published in time"), 4,
            missing=N_("When the national database published a procedure is not known here."),
        ),
        Indicator(
            "publicity.complete", Group.PUBLICITY, N_("Procedures published with all their parts"), 4,
            N_("procedures with papers, legal ground, limit and result"), N_("procedures in force"),
            N_("Fill in what is missing of these procedures."),
        ),
        Indicator(
            "publicity.synchronised", Group.PUBLICITY, N_("Dossiers synchronised with the national portal"), 10,
            missing=N_("The national portal is not connected."),
        ),
        Indicator(
            "progress.in_time", Group.PROGRESS, N_("Dossiers resolved in time"), 20,
            N_("resolved early or on time"), N_("dossiers resolved"),
            N_("See which were late, at which agency and why."),
        ),
        Indicator(
            "online.offered", Group.ONLINE, N_("Procedures offered online"), 2,
            N_("procedures offered online, wholly or in part"), N_("procedures in force"),
            N_("Offer these procedures online."),
        ),
        Indicator(
            "online.used", Group.ONLINE, N_("Procedures offered online that were filed online"), 4,
            N_("of them, with a dossier filed online in the period"), N_("procedures offered online"),
            N_("Tell people that these can be filed online, and help at the centre's computers."),
        ),
        Indicator(
            "online.filed", Group.ONLINE, N_("Dossiers filed online"), 6,
            N_("received online"), N_("dossiers received"),
            N_("Help people file online at the centre; see by which channel they come."),
        ),
    )  # fmt: skip


def _from_payment() -> tuple[Indicator, ...]:
    return (
        Indicator(
            "payment.offered", Group.PAYMENT, N_("Procedures with a fee that were paid online"), 4,
            N_("of them, with a payment online in the period"), N_("procedures with a payment in the period"),
            N_("Offer the transfer or the gateway at these procedures."),
        ),
        Indicator(
            "payment.online", Group.PAYMENT, N_("Payments made online"), 6,
            N_("by transfer or gateway"), N_("payments received"),
            N_("Show the QR code at the counter, and the payment's link in messages."),
        ),
        Indicator(
            "satisfaction.feedback_in_time", Group.SATISFACTION, N_("Feedback handled in time"), 6,
            N_("closed within its limit"), N_("feedback closed, or open past its limit"),
            N_("Answer what is past its limit first."),
        ),
        Indicator(
            "satisfaction.feedback", Group.SATISFACTION, N_("Satisfied with how feedback was handled"), 6,
            missing=N_("Who filed feedback is not asked afterwards how satisfied they are."),
        ),
        Indicator(
            "satisfaction.service", Group.SATISFACTION, N_("Satisfied with the service"), 6,
            N_("very satisfied or satisfied"), N_("ratings"),
            N_("Read what people wrote who were not satisfied."), target=90,
        ),
        Indicator(
            "digitisation.results", Group.DIGITISATION, N_("Results given electronically"), 8,
            N_("results with an electronic file"), N_("results issued"),
            N_("Seal results electronically for these procedures."),
        ),
        Indicator(
            "digitisation.papers", Group.DIGITISATION, N_("Papers digitised"), 7,
            N_("papers with an electronic copy"), N_("papers handed in"),
            N_("Scan at the counter, or take copies from the person's own store."),
        ),
        Indicator(
            "digitisation.reused", Group.DIGITISATION, N_("Digitised papers used again"), 7,
            N_("from the person's own store or another dossier's result"), N_("papers with an electronic copy"),
            N_("Offer the person's own store before asking for a paper."),
        ),
    )  # fmt: skip


INDICATORS: Mapping[str, Indicator] = {one.key: one for one in (*_until_online(), *_from_payment())}
CLASSES: tuple[tuple[int, str], ...] = (
    (90, N_("Excellent")),
    (80, N_("Good")),
    (70, N_("Fair")),
    (50, N_("Average")),
    (0, N_("Weak")),
)


@dataclass(frozen=True, slots=True)
class Scored:
    """`part` of `whole`; `points` to two decimals, None where there was no case or it is not measured."""

    indicator: Indicator
    part: int
    whole: int
    points: float | None
    percent: float | None


@dataclass(frozen=True, slots=True)
class Index:
    """`earned` of `possible` points; `of_100` what that is of a hundred, None where nothing could be earned."""

    scored: tuple[Scored, ...]
    earned: float
    possible: int
    of_100: float | None

    @property
    def grade(self) -> str | None:
        """The class as a msgid: a score on a boundary belongs to the upper class."""
        if self.of_100 is None:
            return None
        return next(label for least, label in CLASSES if self.of_100 >= least)


def index(counts: Mapping[str, tuple[int, int]]) -> Index:
    """The index of what was counted: indicator -> (part, whole)."""
    scored = tuple(_scored(one, counts.get(one.key, (0, 0))) for one in INDICATORS.values())
    exact = [
        (_exact(s.indicator, s.part, s.whole), s.indicator.points) for s in scored if s.points is not None
    ]
    possible = sum(points for _, points in exact)
    earned = sum((got for got, _ in exact), Fraction(0))
    return Index(scored, _rounded(earned), possible, _rounded(earned * 100 / possible) if possible else None)


def group_points(scored: Iterable[Scored], group: Group) -> tuple[float, int]:
    """Earned and possible points of a group."""
    own = [s for s in scored if s.indicator.group is group and s.points is not None]
    earned = sum((_exact(s.indicator, s.part, s.whole) for s in own), Fraction(0))
    return _rounded(earned), sum(s.indicator.points for s in own)


def _scored(one: Indicator, counted: tuple[int, int]) -> Scored:
    part, whole = counted
    if not 0 <= part <= whole:
        raise ValueError(f"{one.key}: {part} is no part of {whole}")
    if one.missing or whole == 0:
        return Scored(one, part, whole, None, None)
    return Scored(one, part, whole, _rounded(_exact(one, part, whole)), _rounded(Fraction(part * 100, whole)))


def _exact(one: Indicator, part: int, whole: int) -> Fraction:
    reached = min(Fraction(1), Fraction(part * 100, whole * one.target))
    return one.points * reached


def _rounded(value: Fraction) -> float:
    """Half up, to two decimals."""
    return int(value * 100 + Fraction(1, 2)) / 100
