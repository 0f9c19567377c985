"""The centre's people and equipment for the demonstration: a roster, who was there, remarks, training, the register.

Made once, around the day of the first start, through the commands; presence of the days before is what their sign-ins
would have left.
"""

import random
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from motcua.hall.commands import equipping, waiting
from motcua.hall.commands.equipping import Found, Listing
from motcua.hall.models import CheckResult, EquipmentItem, EquipmentKind, SecurityTopic
from motcua.hall.queries.waiting import today
from motcua.law.actor import Actor
from motcua.organisation import queries as organisation
from motcua.organisation.models import Counter, Officer, Secondment, ServiceCentre
from motcua.organisation.queries import in_force
from motcua.simulation.hall import CENTRE
from motcua.staffing.commands import attending, remarking, rostering, teaching
from motcua.staffing.commands.teaching import Came, Planning
from motcua.staffing.models import Duty, Evidence, Half, Presence, RemarkKind, Verdict
from motcua.staffing.queries.halves import HalfDay, calendar_of, halves, week_of
from motcua.staffing.queries.people import staff

_ABSENT, _LATE = 0.02, 0.06


def play(*, now: datetime) -> None:
    """Make what is not there yet."""
    centre = ServiceCentre.objects.filter(code=CENTRE).first()
    son = Officer.objects.filter(code="son").first()
    if centre is None or son is None:
        return
    head = organisation.actor_of(son, on=today(now))
    waiting.count_waits([centre.pk], today(now))
    if not Duty.objects.filter(centre=centre).exists():
        standing = _roster(centre.pk, head, now)
        _presence(centre.pk, now)
        _remarks(centre.pk, standing, head, now)
        _training(centre.pk, standing, head, now)
    if not EquipmentItem.objects.filter(centre=centre).exists():
        _equipment(centre.pk, head, now)


def _roster(centre_id: int, head: Actor, now: datetime) -> list[int]:
    """Last week, this one and the next: whoever is seconded to a counter stands there; who they are."""
    first_on, last_on = (
        week_of(today(now) - timedelta(days=7))[0],
        week_of(today(now) + timedelta(days=7))[-1],
    )
    rows = Secondment.objects.filter(in_force(today(now)), centre_id=centre_id, counter__isnull=False)
    stands: dict[int, int] = {}
    for officer_id, counter_id in rows.order_by("id").values_list("officer_id", "counter_id"):
        if officer_id not in stands.values():
            stands.setdefault(counter_id, officer_id)
    turns = [
        turn
        for counter_id, officer_id in stands.items()
        for turn in rostering.span(
            counter_id, officer_id, centre_id=centre_id, first_on=first_on, last_on=last_on, only=tuple(Half)
        )
    ]
    here = staff(centre_id, first_on, last_on)
    fit = [
        one
        for one in turns
        if here.works(one.officer_id, one.day_on) and not here.is_away(one.officer_id, one.day_on)
    ]
    rostering.put_on_duty(fit, centre_id=centre_id, by=head, at=now)
    return list(stands.values())


def _presence(centre_id: int, now: datetime) -> None:
    rng = random.Random("presence")
    duties = Duty.objects.filter(centre_id=centre_id, day_on__lte=today(now)).order_by("id")
    worked = {
        (h.day_on, h.half): h for h in halves(calendar_of(centre_id), sorted({d.day_on for d in duties}))
    }
    seen = [
        _seen(centre_id, duty.officer_id, worked[duty.day_on, Half(duty.half)], rng)
        for duty in duties
        if worked[duty.day_on, Half(duty.half)].ends_at <= now and rng.random() >= _ABSENT
    ]
    Presence.objects.bulk_create(seen, ignore_conflicts=True)


def _seen(centre_id: int, officer_id: int, half: HalfDay, rng: random.Random) -> Presence:
    minutes = rng.randint(12, 40) if rng.random() < _LATE else rng.randint(-25, 6)
    return Presence(
        centre_id=centre_id,
        officer_id=officer_id,
        day_on=half.day_on,
        half=half.half,
        first_at=half.opens_at + timedelta(minutes=minutes),
        last_at=half.ends_at - timedelta(minutes=rng.randint(0, 20)),
        evidence=rng.choice([Evidence.SIGN_IN, Evidence.COUNTER]),
    )


def _remarks(centre_id: int, standing: Sequence[int], head: Actor, now: datetime) -> None:
    said = (
        (RemarkKind.REMINDER, "Rời quầy trong giờ làm việc khi còn công dân chờ, không báo người phụ trách."),
        (
            RemarkKind.PRAISE,
            "Hướng dẫn tận tình một công dân cao tuổi nộp hồ sơ trực tuyến sau giờ làm việc.",
        ),
    )
    day_on = week_of(today(now) - timedelta(days=7))[1]
    written = [
        remarking.Writing(
            key=UUID(int=n + 1), officer_id=officer_id, kind=kind, happened_on=day_on, text=text
        )
        for n, (officer_id, (kind, text)) in enumerate(zip(standing, said, strict=False))
    ]
    remarking.write(written, centre_id=centre_id, by=head, at=now)
    late = Duty.objects.filter(
        centre_id=centre_id, officer_id__in=standing, day_on=day_on, half=Half.MORNING
    ).first()
    if late is not None:
        correction = attending.Correction(
            officer_id=late.officer_id,
            day_on=day_on,
            half=Half.MORNING,
            verdict=Verdict.EXCUSED,
            reason="Được cử đi họp tại Sở, có giấy mời",
        )
        attending.correct([correction], centre_id=centre_id, by=head, at=now)


def _training(centre_id: int, standing: Sequence[int], head: Actor, now: datetime) -> None:
    held_on, planned_on = (
        week_of(today(now) - timedelta(days=14))[2],
        week_of(today(now) + timedelta(days=14))[3],
    )
    signing = Planning(
        title="Ký số và số hóa hồ sơ tại quầy",
        content="Quét, đặt tên, ký số kết quả; tái sử dụng dữ liệu.",
        first_on=held_on,
        last_on=held_on,
        hours=4,
        place="Phòng họp tầng 2",
        trainer="Sở Khoa học và Công nghệ",
        pass_score=50,
    )
    speaking = Planning(
        title="Giao tiếp với người dân và bảo vệ dữ liệu cá nhân",
        first_on=planned_on,
        last_on=planned_on,
        hours=8,
        place="Hội trường",
        trainer="Sở Nội vụ",
    )
    held, planned = (
        teaching.plan(course, centre_id=centre_id, by=head, at=now) for course in (signing, speaking)
    )
    here = [pk for pk in standing if pk in staff(centre_id, held_on, held_on).names]
    teaching.invite(held, here, by=head, at=now)
    teaching.invite(planned, here, by=head, at=now)
    rng = random.Random("training")
    came = {pk: Came(True, rng.randint(45, 100)) if rng.random() < 0.9 else Came(False) for pk in here}
    teaching.note(held, came, by=head, at=now)


def _equipment(centre_id: int, head: Actor, now: datetime) -> None:
    since = today(now) - timedelta(days=400)
    counters = list(Counter.objects.filter(centre_id=centre_id).order_by("number"))
    items = [
        Listing(number=f"{short}-{one.number:02d}", kind=kind, name=f"{name} quầy {one.number}", counter_id=one.pk,
                in_use_on=since, every_months=6)
        for one in counters
        for short, kind, name in (("MT", EquipmentKind.COMPUTER, "Máy tính"), ("MQ", EquipmentKind.SCANNER, "Máy quét"))
    ]  # fmt: skip
    whole = (
        ("KS-01", EquipmentKind.KIOSK, "Máy lấy số ở cửa"),
        ("MH-01", EquipmentKind.SCREEN, "Màn hình gọi số"),
        ("IN-01", EquipmentKind.PRINTER, "Máy in dùng chung"),
    )
    items += [
        Listing(number=number, kind=kind, name=name, in_use_on=since, every_months=3)
        for number, kind, name in whole
    ]
    told = {"centre_id": centre_id, "by": head, "at": now}
    ids = equipping.enlist(items, **told)  # type: ignore[arg-type]
    for item_id in ids[:-4]:
        equipping.maintain(item_id, today(now) - timedelta(days=45), "Vệ sinh, cập nhật phần mềm", **told)  # type: ignore[arg-type]
    equipping.report_fault(ids[1], "Kẹt giấy, không kéo tờ tiếp theo", **told)  # type: ignore[arg-type]
    mended = equipping.report_fault(ids[-1], "Hết mực", **told)  # type: ignore[arg-type]
    equipping.mend(mended, "Thay hộp mực", **told)  # type: ignore[arg-type]
    _check(today(now).replace(day=1) - timedelta(days=1), tuple(SecurityTopic), centre_id, head, now)
    _check(today(now), tuple(SecurityTopic)[:4], centre_id, head, now)


def _check(
    month_on: date, topics: Sequence[SecurityTopic], centre_id: int, head: Actor, now: datetime
) -> None:
    found = {topic: Found(CheckResult.GOOD) for topic in topics}
    if SecurityTopic.PAPERS in found:
        found[SecurityTopic.PAPERS] = Found(CheckResult.BAD, "Còn giấy in bỏ quên ở máy in dùng chung")
    equipping.check(month_on, found, centre_id=centre_id, by=head, at=now)
