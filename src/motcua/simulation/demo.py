"""The demonstration: Lạng Sơn with both half-years, people to sign in as, and a province of today."""

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone
from procrastinate.exceptions import AlreadyEnqueued
from rich.console import Console

from motcua.dossiers.models import Dossier, Event
from motcua.hall.queries import places as halls
from motcua.identity.models import Account
from motcua.law.lifecycle import Status
from motcua.law.worktime import HANOI
from motcua.organisation.models import Agency, Officer
from motcua.simulation import hall, history, jobs, live, people, post, province, published, telling
from motcua.simulation.play import key_of

SEED = 7
PASSWORD = "motcua"  # noqa: S105 - a demonstration's, and said so on the screen
_SHOWN = ("so-xay-dung", "so-cong-thuong")


@dataclass(frozen=True, slots=True)
class DemoAccount:
    who: str
    username: str
    password: str
    path: str = "/desk/"


_ACCOUNTS = (
    DemoAccount("Intake officer at the counter", "lan", PASSWORD),
    DemoAccount("Processing officer, Department of Construction", "minh", PASSWORD),
    DemoAccount("Approver, Department of Construction", "hoa", PASSWORD),
    DemoAccount("Processing officer, Department of Industry and Trade", "tuan", PASSWORD),
    DemoAccount("Clerk", "thu", PASSWORD),
    DemoAccount("Cashier", "ngan", PASSWORD),
    DemoAccount("Post officer", "bich", PASSWORD),
    DemoAccount("Guidance officer", "huong", PASSWORD),
    DemoAccount("Supervisor of the centre", "son", PASSWORD),
    DemoAccount("Leader of the province", "phuong", PASSWORD),
    DemoAccount("Catalogue officer", "quang", PASSWORD),
    DemoAccount("Legal checker, Department of Justice", "dung", PASSWORD),
    DemoAccount("Administrator", "admin", PASSWORD),
    DemoAccount("Auditor", "kiem", PASSWORD),
)


def accounts() -> Sequence[DemoAccount]:
    """One per role."""
    return _ACCOUNTS


def what_to_try(address: str) -> Sequence[str]:
    """What shows the system in a few minutes."""
    return (
        f"{address}/desk/ as lan: receive a dossier at the counter and print its receipt",
        f"{address}/desk/ as minh, then hoa, then thu: appraise, approve, issue the result",
        *_payable(address),
        f"{address}/desk/post as bich, on a phone: take letters over, deliver them; the carrier: {_carrier()}",
        f"{address}/ without signing in: search a procedure, follow a dossier by its code",
        f"{address}/sign-up/ with any mobile number: the code stands on the page; huong helps at /desk/guidance",
        f"{address}/desk/messages as son: what people are told, edited and previewed; the book of sample messages",
        f"{address}/lobby/wall/ttpvhcc/: who is called; /desk/hall as lan: call them; /desk/hall/watch as son",
        f"{address}/desk/people/roster as son: who stands where; /desk/people/mine as lan; /desk/fairness as phuong",
        f"{address}/queue/ on a phone: a ticket; the machine at the door: {_machine(address)}",
        f"{address}/lobby/screens/ttpvhcc/: the hall's screen; /desk/ratings as son: kiosks at the counters",
        f"{address}/dashboard/ as phuong: figures of the province, beside any period; statutory tables; the index",
        f"{address}/record/ and {address}/open-data/: what everybody may check and use",
        "motcua report half-year --year 2021 --half 1: the figures of the report, from 77,000 dossiers",
        "motcua worktime due --calendar langson --from 2021-04-29T15:20 --limit 5d",
    )


def _machine(address: str) -> str:
    """The address of the ticket machine, once it was set up."""
    where = halls.hall_by_code(hall.CENTRE)
    key = halls.kiosk_key(where.centre_id) if where else ""
    return f"{address}/lobby/tickets/{key}/" if key else "/desk/hall/rules as son"


def _carrier() -> str:
    return str(settings.MOTCUA_CARRIER_URL)


def _payable(address: str) -> list[str]:
    """A dossier that waits for money, to be paid online through the simulated gateway."""
    found = (
        Dossier.objects.filter(status=Status.PAYMENT_ASKED, next_signal_at__isnull=False, owed_dong__gt=0)
        .order_by("-next_signal_at")
        .values_list("code", "tracking_secret")
        .first()
    )
    if found is None:
        return []
    where = f"{address}/track/{found[0]}/{found[1]}/pay/"
    return [f"{where} without signing in: pay online; /desk/cashier as ngan: take money, close the drawer"]


def is_loaded() -> bool:
    """The work of the last weeks comes last: once it has begun, `catch_up` does the rest."""
    own = key_of(SEED, live.FIRST_NUMBER, 0), key_of(SEED + 1, 0, 0)
    return Event.objects.filter(key__gte=own[0], key__lt=own[1]).exists()


def load(console: Console) -> None:
    """Load what is not there yet. Interrupted anywhere, the next call goes on from there."""
    first_on, last_on = date(2020, 1, 1), date(2021, 6, 30)
    history.run(
        province="langson", first_on=first_on, last_on=last_on, seed=SEED, console=console, to_the_end=True
    )
    if not settings.DEMO:
        return
    with console.status("Accounts and the work of the last weeks"):
        with transaction.atomic():
            make_accounts()
        play_on(now=timezone.now())
        telling.tell(timezone.now())
        _play_post()
        hall.play(now=timezone.now(), not_theirs=[one.username for one in _ACCOUNTS])
        people.play(now=timezone.now())
        history.tidy()
        published.publish(timezone.now())


def catch_up() -> None:
    """Let the worker play what the province did since it was last looked at; nobody waits for it."""
    with contextlib.suppress(AlreadyEnqueued):
        jobs.task.defer(timestamp=int(timezone.now().timestamp()))


def _play_post() -> None:
    with history.without_reactions():
        post.play(now=timezone.now())


def make_accounts() -> None:
    """One account per officer of the demonstration; those that exist keep their password."""
    hashed = make_password(PASSWORD)
    officers = {o.code: o for o in Officer.objects.filter(code__in=[a.username for a in _ACCOUNTS])}
    for username, officer in officers.items():
        family, _, given = officer.full_name.rpartition(" ")
        account, _ = Account.objects.get_or_create(
            username=username,
            defaults={
                "password": hashed,
                "first_name": given,
                "last_name": family,
                "email": officer.email,
            },
        )
        if officer.account_id is None:
            officer.account = account
            officer.save(update_fields=["account"])


def play_on(*, now: datetime) -> int:
    """Play today's province up to `now`; how many acts. Played already is not played again."""
    today = now.astimezone(HANOI).date()
    calendar = province.calendar()
    since = min(live.days(calendar, today))
    known = live.known(SEED, since)
    days = sorted({*live.days(calendar, today), *map(live.day_of, known.ids)})
    world = province.read(province.Window(days[0], today), seed=SEED)
    shown = list(Agency.objects.filter(code__in=_SHOWN).values_list("id", flat=True))
    lives = [life for on in days for life in live.plan(world, on, shown=shown)]
    player = live.PlayerOfToday(world, seed=SEED, known=known, numbers=live.issued_results(today.year))
    with history.without_reactions():
        return player.play_on(lives, until=now)
