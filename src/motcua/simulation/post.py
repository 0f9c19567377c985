"""Some letters in each state for the demonstration, so that every page of the post has something to show."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction

from motcua.catalogue.models import ProcedureVersion
from motcua.dossiers import commands as dossiers
from motcua.dossiers.commands.finishing import ResultIssued
from motcua.dossiers.commands.intake import HandedIn, Intake, Party
from motcua.dossiers.models import Channel
from motcua.dossiers.queries.counter import ReturnWay, at_the_counter
from motcua.law.actor import Actor
from motcua.law.process import StepKind
from motcua.law.worktime import HANOI
from motcua.lib import s10
from motcua.organisation import queries as organisation
from motcua.organisation.models import ServiceCentre
from motcua.postal import commands
from motcua.postal.commands.asking import Asked
from motcua.postal.commands.moving import Move
from motcua.postal.models import Direction, Shipment, Turn
from motcua.postal.queries import quoting
from motcua.simulation.play import key_of

CENTRE = "ttpvhcc"
_SEED = 0xFFFF_FFFF  # that of no other play
# A name, a telephone, a commune of Lạng Sơn or elsewhere, and what the post did so far.
_LETTERS: Sequence[tuple[str, str, str, str, tuple[Turn, ...]]] = (
    ("Nông Văn Thắng", "0912000001", "06040", "Khu 3", ()),
    ("Nông Văn Thắng", "0912000001", "06040", "Khu 3", ()),
    ("Hoàng Thị Liên", "0912000002", "06001", "Thôn Bản Mới", (Turn.HAND_OVER,)),
    ("Lý Minh Đức", "0912000003", "00070", "Số 12 phố Tràng Tiền", (Turn.HAND_OVER, Turn.MOVE)),
    ("Vi Thị Hằng", "0912000004", "06019", "Thôn Nà Lầu", (Turn.HAND_OVER, Turn.MOVE, Turn.FAIL)),
    ("Bế Quốc Toàn", "0912000005", "06046", "Khu 1", (Turn.HAND_OVER, Turn.MOVE, Turn.DELIVER)),
    ("Lương Thị Mai", "0912000006", "06040", "Khu 5", (Turn.HAND_OVER, Turn.FAIL, Turn.COME_BACK)),
)
_COLLECTIONS: Sequence[tuple[str, str, str, str, tuple[Turn, ...]]] = (
    ("Triệu Thị Nhung", "0912000007", "06001", "Thôn Khuổi Phụ", ()),
    ("Dương Văn Hải", "0912000008", "06040", "Khu 2", (Turn.COLLECT,)),
)


@transaction.atomic
def play(*, now: datetime) -> int:
    """Rates and letters, once; how many letters. Nothing where the province offers nothing to send."""
    commands.load_rates()
    centre = ServiceCentre.objects.filter(code=CENTRE).first()
    version = _version(now)
    if centre is None or version is None or Shipment.objects.exists():
        return 0
    today = now.astimezone(HANOI).date()
    lan, bich = (organisation.actor_by_code(code, on=today) for code in ("lan", "bich"))
    finished = _finished(centre.pk, version, lan, now - timedelta(hours=3))
    letters = [
        _asked(centre.pk, lan, now - timedelta(hours=2), letter, dossier_ids=(dossier_id,))
        for letter, dossier_id in zip(_LETTERS, finished, strict=True)
    ]
    fetched = [
        _asked(centre.pk, bich, now - timedelta(hours=2), one, version_id=version.pk) for one in _COLLECTIONS
    ]
    told = zip([*letters, *fetched], [*_LETTERS, *_COLLECTIONS], strict=True)
    for number, (shipment_id, letter) in enumerate(told):
        for step, turn in enumerate(letter[4], start=1):
            at = now - timedelta(hours=2) + timedelta(minutes=10 * step)
            commands.move([_move(shipment_id, turn, bich, at, number, letter[0])])
    return len(letters) + len(fetched)


def _version(now: datetime) -> ProcedureVersion | None:
    """A procedure that is done while one waits and may come by post, without a fee."""
    today = now.astimezone(HANOI).date()
    rows = ProcedureVersion.objects.filter(
        organisation.in_force(today), on_the_spot=True, agency__isnull=False, channels__contains="post"
    )
    rows = rows.filter(process__steps__kind=StepKind.RETURN).order_by("procedure__code", "-version")
    return next((v for v in rows if v.process_id and v.process.steps.count() == 2), None)


def _finished(centre_id: int, version: ProcedureVersion, by: Actor, at: datetime) -> list[int]:
    counter = at_the_counter(version.pk, centre_id)
    papers = tuple(
        HandedIn(name=p.name_vi, required_id=p.id, kind=p.kind, originals=p.originals, copies=p.copies)
        for p in (counter.papers if counter else ())
        if p.mandatory and not p.case_vi
    )
    opened = dossiers.receive(
        [
            Intake(
                by=by,
                at=at,
                centre_id=centre_id,
                procedure_version_id=version.pk,
                channel=Channel.COUNTER,
                applicant=Party(name=name, phone=phone),
                agency_id=counter.agency_id if counter else None,
                documents=papers,
                return_way_wanted=ReturnWay.POST,
                key=key_of(_SEED, number, 0),
            )
            for number, (name, phone, _commune, _detail, _turns) in enumerate(_LETTERS, start=1)
        ]
    )
    results = [
        ResultIssued(
            dossier_id=one.dossier_id,
            by=by,
            at=at + timedelta(minutes=20),
            number=f"{number:02}/BC",
            title=(version.result_vi or version.name_vi)[:300],
            key=key_of(_SEED, number, 1),
        )
        for number, one in enumerate(opened, start=1)
    ]
    dossiers.finish(results)
    return [one.dossier_id for one in opened]


def _asked(
    centre_id: int,
    by: Actor,
    at: datetime,
    letter: tuple[str, str, str, str, tuple[Turn, ...]],
    *,
    dossier_ids: tuple[int, ...] = (),
    version_id: int | None = None,
) -> int:
    name, phone, commune, detail, _turns = letter
    cost = quoting.quote(centre_id, commune, on=at.astimezone(HANOI).date()).amount_dong
    order = Asked(
        direction=Direction.RETURN if dossier_ids else Direction.COLLECTION,
        by=by,
        at=at,
        centre_id=centre_id,
        name=name,
        phone=phone,
        commune_code=commune,
        detail=detail,
        seen_dong=cost,
        dossier_ids=dossier_ids,
        version_id=version_id,
    )
    return commands.ask([order])[0].shipment_id


def _move(shipment_id: int, turn: Turn, by: Actor, at: datetime, number: int, name: str) -> Move:
    return Move(
        shipment_id=shipment_id,
        turn=turn,
        by=by,
        at=at,
        waybill=s10.number("RN", 20_000_000 + number, "VN") if turn == Turn.HAND_OVER else "",
        received_by=name if turn == Turn.DELIVER else "",
        relation="Chính chủ" if turn == Turn.DELIVER else "",
        reason="Không có người ở nhà" if turn == Turn.FAIL else "",
    )
