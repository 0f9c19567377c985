"""What a PDF that somebody shows is worth: genuine, altered, revoked, or not ours."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from motcua.documents import queries as documents
from motcua.documents.queries import NotReadable, Signature
from motcua.dossiers.queries import copies, results
from motcua.dossiers.queries.results import Known


class Verdict(StrEnum):
    GENUINE = "genuine"  # the very file that we sealed, and its result holds
    REVOKED = "revoked"  # the very file that we sealed, and its agency took the result back
    ALTERED = (
        "altered"  # it was signed by a seal that we trust, or bears our code, and is not what was signed
    )
    UNTRUSTED = "untrusted"  # it is signed, perhaps with our names, by nobody that we trust
    COPY = "copy"  # the very electronic copy of a paper that a centre signed
    UNKNOWN = "unknown"  # nothing here comes from us


@dataclass(frozen=True, slots=True)
class Finding:
    """The verdict, the signature it rests on, the result where the file is one of ours, and the signature of
    the person who decided it, where they signed."""

    verdict: Verdict
    signature: Signature | None = None
    known: Known | None = None
    person: Signature | None = None


def standing(known: Known) -> Verdict:
    """Of a result that is known by its code alone: whether it holds."""
    return Verdict.REVOKED if known.revoked_at else Verdict.GENUINE


def verify(pdf: Path, *, at: datetime) -> Finding:
    """What this file is worth at `at`.

    Genuine is only what was signed here byte for byte, with a signature that fits by a certificate that
    comes from an authority of ours: neither our register nor the signature is believed alone. Raises
    NotReadable for what is no PDF and bears no code of ours.
    """
    whole = pdf.read_bytes()
    sha256 = hashlib.sha256(whole).hexdigest()
    same = results.known_file(sha256)
    claimed = results.known(*results.codes_in(whole))
    ours = {results.field_of(one.code): one.sealed_at for one in claimed.values()}
    ours |= {
        results.own_field_of(one.code): one.own_signed_at for one in claimed.values() if one.own_signed_at
    }
    copied = copies.known_file(sha256)
    try:
        found = documents.signatures(pdf, at=at, signed={**ours, **copied})
    except NotReadable:
        if claimed:  # it was ours, and somebody broke it
            return Finding(Verdict.ALTERED, known=next(iter(claimed.values())))
        raise
    if same is not None:
        return _of_ours(same, found)
    true_copy = next((one for one in found if one.field in copied and one.sound and one.trusted), None)
    if true_copy is not None:
        return Finding(Verdict.COPY, true_copy)
    return _of_another(list(claimed.values()), found)


def _of_ours(same: Known, found: Sequence[Signature]) -> Finding:
    mine = next((one for one in found if one.field == results.field_of(same.code)), None)
    if mine is None or not mine.sound:
        return Finding(Verdict.ALTERED, mine, same)
    if not mine.trusted:
        return Finding(Verdict.UNTRUSTED, mine)
    own = next((one for one in found if one.field == results.own_field_of(same.code)), None)
    if same.own_signed_at and (own is None or not own.fits):
        return Finding(Verdict.ALTERED, mine, same)
    return Finding(standing(same), mine, same, own)


def _of_another(claimed: Sequence[Known], found: Sequence[Signature]) -> Finding:
    # With our code and another file's bytes something was appended, be it only a time stamp.
    names = {results.field_of(one.code) for one in claimed}
    ours_first = sorted(found, key=lambda one: one.field not in names)
    broken = next((one for one in ours_first if one.trusted and (not one.sound or one.field in names)), None)
    if broken is not None:
        fits = next((one for one in claimed if results.field_of(one.code) == broken.field), None)
        return Finding(Verdict.ALTERED, broken, fits)
    if found:
        return Finding(
            Verdict.UNTRUSTED if not all(one.trusted for one in found) else Verdict.UNKNOWN, found[-1]
        )
    return Finding(Verdict.ALTERED, known=claimed[0]) if claimed else Finding(Verdict.UNKNOWN)
