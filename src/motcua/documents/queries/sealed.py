"""The seals in force, and what the signatures of somebody's PDF are worth."""

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings

from motcua.documents.providers import certificates, opening, token, trial_seal
from motcua.documents.providers.certificates import Seal, SealUnusable
from motcua.documents.providers.opening import Limits, Unopenable
from motcua.law.errors import N_, NotPossible


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature of a PDF. `sound`: it fits, and nothing was appended after it. `fits`: the same, but
    that others may have signed after it. `trusted`: its certificate comes from an authority of ours and was
    valid then. `at` is the authority's time stamp, or what the signer's clock said."""

    field: str
    signer: str
    issuer: str
    sound: bool
    fits: bool
    trusted: bool
    at: datetime | None
    stamped: bool


# An agency that has both seals by its token.
_ENDINGS = (token.ENDING, ".p12")


class NotReadable(NotPossible):
    message = N_("This file is no PDF that can be opened: it is damaged, locked, cut off or something else.")


def seal(owner: str = "") -> Seal | None:
    """The seal of an agency, by its code, or else the one that seals for all; None where there is neither."""
    _trial()
    if settings.MOTCUA_SEALS and owner:
        for ending in _ENDINGS:
            own = Path(settings.MOTCUA_SEALS) / f"{owner}{ending}"
            if own.is_file():
                return _seal(own)
    return _seal(Path(settings.MOTCUA_SEAL_FILE)) if settings.MOTCUA_SEAL_FILE else None


def seals() -> tuple[Seal, ...]:
    """All seals that there are, the one for all first."""
    _trial()
    common = [Path(settings.MOTCUA_SEAL_FILE)] if settings.MOTCUA_SEAL_FILE else []
    there = Path(settings.MOTCUA_SEALS).glob("*") if settings.MOTCUA_SEALS else ()
    own = sorted(file for file in there if file.suffix in _ENDINGS)
    return tuple(_seal(file) for file in (*common, *own))


def _seal(file: Path) -> Seal:
    """Beside it may lie its picture and, where it has one of its own, its password."""
    image, password = file.with_suffix(".png"), file.with_suffix(".password")
    return Seal(
        file,
        password.read_text(encoding="utf-8").strip() if password.is_file() else settings.MOTCUA_SEAL_PASSWORD,
        time_stamps=settings.MOTCUA_SEAL_TSA,
        image=image if image.is_file() else None,
        long_term=bool(settings.MOTCUA_SEAL_TSA and settings.MOTCUA_SEAL_LONG_TERM),
        trust=Path(settings.MOTCUA_SEAL_TRUST) if settings.MOTCUA_SEAL_TRUST else None,
    )


def signatures(pdf: Path, *, at: datetime, signed: Mapping[str, datetime]) -> tuple[Signature, ...]:
    """The signatures of a stranger's file, opened by the opener in its limits. Raises NotReadable.

    `signed` tells by a field's name when our register says that it was made: its certificate is judged
    as of then, so that what was signed in time stays so when the certificate ends. The others, at `at`.
    """
    moments = {field: when.isoformat() for field, when in signed.items()} | {"": at.isoformat()}
    limits = Limits(
        pixels=1,
        unpacked_bytes=settings.MOTCUA_UNPACKED_MB << 20,
        memory_bytes=settings.MOTCUA_OPEN_MEMORY_MB << 20,
        seconds=settings.MOTCUA_OPEN_SECONDS,
    )
    try:
        found = opening.signatures(
            pdf, trust=_trust(), moments=moments, lists=revocation_lists(), limits=limits
        )
    except Unopenable:
        raise NotReadable from None
    return tuple(
        Signature(
            field=one["field"],
            signer=one["signer"],
            issuer=one["issuer"],
            sound=one["sound"],
            fits=one["fits"],
            trusted=one["trusted"],
            at=_instant(one["stamped_at"] or one["said_at"]),
            stamped=bool(one["stamped_at"]),
        )
        for one in found
    )


def revocation_lists() -> tuple[Path, ...]:
    """What the authorities of our own certificates say that they revoked, as it was fetched last."""
    return tuple(sorted(Path(settings.SEAL_LISTS).glob("*.crl")))


def revocation_addresses() -> tuple[str, ...]:
    """Where they publish it, as our own certificates say; of a seal that cannot be read, nothing."""
    found: list[str] = []
    for one in seals():
        with contextlib.suppress(SealUnusable):
            found += certificates.revocation_addresses(certificates.read(one))
    return tuple(dict.fromkeys(found))


def _instant(written: str | None) -> datetime | None:
    return datetime.fromisoformat(written) if written else None


def _trust() -> str:
    _trial()
    places = [Path(settings.MOTCUA_SEAL_TRUST)] if settings.MOTCUA_SEAL_TRUST else []
    people = settings.SIGNING_FOLDER / trial_seal.TRUST
    if settings.DEMO and people.is_file():
        places.append(people)
    return "\n".join(place.read_text(encoding="ascii") for place in places)


def _trial() -> None:
    """A demonstration makes its own seal, where the settings name no other."""
    if settings.DEMO and settings.MOTCUA_SEAL_FILE == str(settings.SEAL_FOLDER / trial_seal.FILE):
        trial_seal.make_once(settings.SEAL_FOLDER)
