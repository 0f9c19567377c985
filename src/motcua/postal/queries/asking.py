"""What may be asked of the post for a dossier now, and where its applicant lives as far as we know."""

from collections.abc import Mapping
from dataclasses import dataclass

from motcua.dossiers.models import Dossier, DossierForm
from motcua.law.lifecycle import IN_HAND, OPEN, Status
from motcua.postal.models import BEFORE, LABELS, Consigned, Direction, State


@dataclass(frozen=True, slots=True)
class Askable:
    """A dossier for which the post may be asked, and in which directions."""

    dossier_id: int
    code: str
    centre_id: int
    applicant_id: int | None
    name: str
    phone: str
    identity: str
    directions: tuple[Direction, ...]
    address: Mapping[
        str, str
    ]  # province, commune and detail, where it was filed online with one to return to


@dataclass(frozen=True, slots=True)
class Beside:
    """Another dossier of the same applicant at the same centre, which can travel in the same letter."""

    dossier_id: int
    code: str
    procedure_vi: str


def askable(dossier_id: int) -> Askable | None:
    """None when there is no such dossier."""
    dossier = Dossier.objects.filter(pk=dossier_id).first()
    if dossier is None:
        return None
    taken = set(
        Consigned.objects.filter(dossier_id=dossier_id, is_open=True).values_list("direction", flat=True)
    )
    status = Status(dossier.status)
    fits = {
        Direction.RETURN: status in OPEN,
        # Papers are carried while somebody still waits for some: shown originals, a supplement.
        Direction.COLLECTION: status in IN_HAND | {Status.REGISTERED},
    }
    return Askable(
        dossier_id=dossier.pk,
        code=dossier.code,
        centre_id=dossier.centre_id,
        applicant_id=dossier.applicant_id,
        name=dossier.submitter_name or dossier.applicant_name,
        phone=dossier.submitter_phone or dossier.applicant_phone,
        identity=dossier.applicant_identity,
        directions=tuple(d for d in (Direction.RETURN, Direction.COLLECTION) if fits[d] and d not in taken),
        address=_address(dossier_id),
    )


def _address(dossier_id: int) -> Mapping[str, str]:
    answers = (
        DossierForm.objects.filter(dossier_id=dossier_id).values_list("answers", flat=True).first() or {}
    )
    written = answers.get("return_address") if answers.get("return_way") == "post" else None
    return {name: str(written.get(name, "")) for name in ("province", "commune", "detail")} if written else {}


@dataclass(frozen=True, slots=True)
class Letter:
    """The letter that a result is to travel or travels in. `waits`: nobody has taken it over yet."""

    reference: str
    address: str
    label: str
    waits: bool


def letter_of(dossier_id: int) -> Letter | None:
    """The letter of this dossier's result that is under way, if one is; `label` is a msgid."""
    one = (
        Consigned.objects.filter(dossier_id=dossier_id, is_open=True, direction=Direction.RETURN)
        .select_related("shipment")
        .first()
    )
    if one is None:
        return None
    state = State(one.shipment.state)
    return Letter(one.shipment.reference, one.shipment.address, LABELS[state], state in BEFORE)


def beside(dossier: Askable, *, most: int = 10) -> tuple[Beside, ...]:
    """What could come in the same letter: only for an applicant who is known as a person."""
    if dossier.applicant_id is None:
        return ()
    rows = (
        Dossier.objects.filter(
            applicant_id=dossier.applicant_id,
            centre_id=dossier.centre_id,
            status__in=sorted(int(s) for s in OPEN),
        )
        .exclude(pk=dossier.dossier_id)
        .exclude(
            pk__in=Consigned.objects.filter(is_open=True, direction=Direction.RETURN).values("dossier_id")
        )
        .select_related("procedure_version")
        .order_by("-pk")[:most]
    )
    return tuple(Beside(d.pk, d.code, d.procedure_version.name_vi) for d in rows)
