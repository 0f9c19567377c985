"""The seal in force, and what the signatures of somebody's PDF are worth."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings

from motcua.documents.providers import opening, trial_seal
from motcua.documents.providers.opening import Limits, Unopenable
from motcua.documents.providers.sealing import Seal
from motcua.law.errors import N_, NotPossible


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature of a PDF. `sound`: it fits, and nothing was appended after it. `trusted`: its
    certificate comes from an authority of ours and was valid then. `at` is the authority's time stamp,
    or what the signer's clock said."""

    field: str
    signer: str
    issuer: str
    sound: bool
    trusted: bool
    at: datetime | None
    stamped: bool


class NotReadable(NotPossible):
    message = N_("This file is no PDF that can be opened: it is damaged, locked, cut off or something else.")


def seal() -> Seal | None:
    """The seal that the settings name; None where results are not sealed."""
    _trial()
    if not settings.MOTCUA_SEAL_FILE:
        return None
    return Seal(Path(settings.MOTCUA_SEAL_FILE), settings.MOTCUA_SEAL_PASSWORD, settings.MOTCUA_SEAL_TSA)


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
        found = opening.signatures(pdf, trust=_trust(), moments=moments, limits=limits)
    except Unopenable:
        raise NotReadable from None
    return tuple(
        Signature(
            field=one["field"],
            signer=one["signer"],
            issuer=one["issuer"],
            sound=one["sound"],
            trusted=one["trusted"],
            at=_instant(one["stamped_at"] or one["said_at"]),
            stamped=bool(one["stamped_at"]),
        )
        for one in found
    )


def _instant(written: str | None) -> datetime | None:
    return datetime.fromisoformat(written) if written else None


def _trust() -> str:
    _trial()
    place = settings.MOTCUA_SEAL_TRUST
    return Path(place).read_text(encoding="ascii") if place else ""


def _trial() -> None:
    """A demonstration makes its own seal, where the settings name no other."""
    if settings.DEMO and settings.MOTCUA_SEAL_FILE == str(settings.SEAL_FOLDER / trial_seal.FILE):
        trial_seal.make_once(settings.SEAL_FOLDER)
