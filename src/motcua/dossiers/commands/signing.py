"""Officers sign the results that they decided: many with one confirmation on their telephone, which comes later.

Decree 30/2020/NĐ-CP, art. 13, clause 7: on an electronic document the competent person signs digitally;
the organisation's seal follows (annex I, part II, point 8).
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from procrastinate.contrib.django import app

from motcua.audit import commands as audit
from motcua.documents import commands as documents
from motcua.documents.commands import Content, PdfUnsignable, signing
from motcua.documents.commands.signing import Key, Prepared, ServiceRefused, ToSign, Unsigned
from motcua.documents.queries import signing as keys
from motcua.dossiers.commands import reactions
from motcua.dossiers.commands.sealing import document
from motcua.dossiers.models import RoundState, SealedResult, SigningItem, SigningRound
from motcua.dossiers.queries import results
from motcua.dossiers.queries.signing import shown, to_sign
from motcua.law.actor import Actor, ActorKind
from motcua.law.errors import N_, NotPossible
from motcua.organisation.models import Officer

# A service's own word for the person's no; every other refusal is the service's.
_PERSONS_NO = frozenset({"access_denied", "user_refused"})


class NothingToSign(NotPossible):
    message = N_("Nothing of that waits for your signature.")


class NoKeyLinked(NotPossible):
    message = N_("Link your key at the signing service first.")


class TooManyAtOnce(NotPossible):
    message = N_("At most %(most)s results can be signed with one confirmation.")


class BeingSigned(NotPossible):
    message = N_(
        "Result %(number)s is being signed already: confirm it on your telephone, or let its time pass."
    )


@dataclass(frozen=True, slots=True)
class Preview:
    pdf: bytes
    dossier_id: int


def preview(sealed_id: int, *, by: Actor) -> Preview | None:
    """What the officer would sign, as it is; None where it does not wait for their signature."""
    row = (
        SealedResult.objects.filter(to_sign(by), pk=sealed_id)
        .select_related("result__dossier__agency", "result__dossier__procedure_version")
        .first()
    )
    return Preview(document(row.result, row.code)[0], row.result.dossier_id) if row else None


@transaction.atomic
def ask_signatures(sealed_ids: Sequence[int], *, by: Actor, at: datetime, key: UUID) -> int:
    """Begin a round with these results, of the officer's own or of one they stand in for; its id.

    The same key begins it once. Whoever stands in signs by their own certificate.

    Raises NothingToSign, NoKeyLinked, TooManyAtOnce, BeingSigned.
    """
    known = SigningRound.objects.filter(key=key, officer_id=by.officer_id or 0).first()
    if known is not None:
        return known.pk
    account = keys.key_of(by.officer_id, at=at)
    if account is None:
        raise NoKeyLinked
    if len(sealed_ids) > account.most:
        raise TooManyAtOnce(most=account.most)
    rows = SealedResult.objects.select_for_update(of=("self",)).filter(to_sign(by), pk__in=sealed_ids)
    found = list(rows.select_related("result").order_by("id"))
    if not found:
        raise NothingToSign
    under_way = (
        SigningItem.objects.filter(sealed__in=found, open=True).select_related("sealed__result").first()
    )
    if under_way is not None:
        raise BeingSigned(number=under_way.sealed.result.number)
    ends_at = at + timedelta(minutes=settings.MOTCUA_SIGNING_MINUTES)
    begun = SigningRound.objects.create(officer_id=by.officer_id or 0, key=key, asked_at=at, ends_at=ends_at)
    SigningItem.objects.bulk_create(SigningItem(round=begun, sealed=row) for row in found)
    app.configure_task("advance_signing").defer(round_id=begun.pk)
    return begun.pk


@transaction.atomic
def advance_round(round_id: int, *, at: datetime) -> bool:
    """Bring a round as far as it can go now; whether it is still under way and nobody else is at it.

    Raises ServiceDown (to be tried again) and SealUnusable (no time stamps): then nothing has changed.
    """
    row = (
        SigningRound.objects.select_for_update(skip_locked=True)
        .filter(pk=round_id, state=RoundState.ASKED)
        .first()
    )
    if row is None:
        return False
    account = keys.key_of(row.officer_id)
    if at >= row.ends_at or account is None:
        return _end(row, RoundState.EXPIRED, "expired", at)
    try:
        return _advance(row, account, at)
    except ServiceRefused as refused:
        if refused.code in _PERSONS_NO:
            return _end(row, RoundState.REFUSED, "refused", at)
        return _end(row, RoundState.FAILED, "service", at, told=str(refused))


def _advance(row: SigningRound, account: Key, at: datetime) -> bool:
    items = list(row.items.filter(open=True).order_by("id"))
    if row.handle:
        answer = signing.asked(row.handle)
    else:
        items = [item for item in items if _prepare(item, account, at)]
        if not items:
            return _end(row, RoundState.FAILED, "", at)
        answer = signing.ask(account, _digests(items), text=_told(row, items))
    if not answer.word:
        SigningRound.objects.filter(pk=row.pk).update(handle=answer.handle)
        return True
    found = signing.fetch(account, answer.word, _digests(items))
    for item, signature in zip(items, found, strict=True):
        _finish(item, account, signature, at)
    return _end(row, RoundState.SIGNED, "", at)


def _prepare(item: SigningItem, account: Key, at: datetime) -> bool:
    """Whether its PDF can be signed. What was prepared stays with the item until the signature comes."""
    sealed = SealedResult.objects.select_related(
        "officer", "result__dossier__agency", "result__dossier__procedure_version"
    ).get(pk=item.sealed_id)
    absent = sealed.officer if sealed.officer_id != item.round.officer_id else None
    result, dossier = sealed.result, sealed.result.dossier
    pdf, spot = document(result, sealed.code)
    asked = ToSign(
        pdf=pdf,
        field=results.own_field_of(sealed.code),
        reason=f"Kết quả số {result.number}, hồ sơ {dossier.code}" + _for(absent),
        agency=dossier.agency.name_vi,
        spot=spot,
    )
    try:
        ready = signing.prepare(asked, account, at=at)
    except PdfUnsignable as fault:
        SealedResult.objects.filter(pk=sealed.pk).update(fault=str(fault)[:300] or "unsignable")
        _close(item, "unsignable")
        return False
    item.prepared, item.attributes, item.digest = ready.pdf, ready.attributes, ready.digest
    item.begins, item.ends = ready.begins, ready.ends
    item.save(update_fields=["prepared", "attributes", "digest", "begins", "ends"])
    return True


def _for(absent: Officer | None) -> str:
    """As it stands in the signature: for whom one who stands in signed."""
    return f"; ký thay {absent.full_name} vắng mặt" if absent else ""


def _finish(item: SigningItem, account: Key, signature: bytes | None, at: datetime) -> None:
    ready = Prepared(
        pdf=bytes(item.prepared or b""),
        attributes=bytes(item.attributes or b""),
        digest=bytes(item.digest or b""),
        begins=item.begins or 0,
        ends=item.ends or 0,
    )
    try:
        pdf = signing.complete(ready, account, signature)
    except Unsigned:
        _close(item, "wrong")
        return
    kept = documents.keep([Content(io.BytesIO(pdf), "application/pdf")], at=at)[0]
    signed = SealedResult.objects.select_related("officer", "result").get(pk=item.sealed_id)
    told = {"own_file_id": kept.id, "own_signer": account.signer, "own_signed_at": at}
    signer = item.round.officer
    if signed.officer and signed.officer_id != signer.pk:
        told |= {"officer_id": signer.pk, "own_for_id": signed.officer_id}
        by = Actor(kind=ActorKind.OFFICER, name=signer.full_name, officer_id=signer.pk)
        said = {"signer": account.signer, "for": signed.officer.full_name, "sha256": kept.sha256}
        audit.change("signature", f"result {signed.result.number} ({signed.pk})", by=by, at=at, after=said)
    SealedResult.objects.filter(pk=item.sealed_id).update(**told)
    _close(item, "")


def _close(item: SigningItem, fault: str) -> None:
    SigningItem.objects.filter(pk=item.pk).update(
        open=False, fault=fault, prepared=None, attributes=None, digest=None
    )


def _end(row: SigningRound, state: RoundState, fault: str, at: datetime, *, told: str = "") -> bool:
    row.items.filter(open=True).update(open=False, fault=fault, prepared=None, attributes=None, digest=None)
    SigningRound.objects.filter(pk=row.pk).update(state=state, ended_at=at, fault=told[:300], handle="")
    reactions.tell({f"officer:{row.officer_id}"})
    return False


def _digests(items: Sequence[SigningItem]) -> list[bytes]:
    return [bytes(item.digest or b"") for item in items]


def _told(row: SigningRound, items: Sequence[SigningItem]) -> str:
    """What stands on the telephone."""
    numbers = SealedResult.objects.filter(pk__in=[item.sealed_id for item in items]).order_by("id")
    listed = ", ".join(numbers.values_list("result__number", flat=True))
    return f"Mã {shown(row.key.int)}. Ký {len(items)} kết quả: {listed}"


@transaction.atomic
def unlink_account(*, by: Actor, at: datetime) -> int:
    """Take the officer's key away: what waits for their signature gets the seal alone; how many that are."""
    for row in SigningRound.objects.select_for_update().filter(
        officer_id=by.officer_id or 0, state=RoundState.ASKED
    ):
        _end(row, RoundState.EXPIRED, "expired", at)
    released = SealedResult.objects.filter(
        officer_id=by.officer_id or 0, own_file__isnull=True, file__isnull=True
    ).update(officer=None)
    signing.unlink_account(by=by)
    if released:
        app.configure_task("seal_results").defer(dossier_ids=[])
    return released
