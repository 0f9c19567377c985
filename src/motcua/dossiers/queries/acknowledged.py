"""What was acknowledged: a dossier filed, or a supplement handed in, with each file by size and SHA-256.

It is read from the committed event, whose hash chain keeps it, so an acknowledgement means stored.
"""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from motcua.catalogue.queries import Name
from motcua.dossiers.events.kinds import Kind
from motcua.dossiers.models import Dossier, Event
from motcua.law.actor import ActorKind

KINDS = (Kind.REGISTERED, Kind.SUPPLEMENT_ACCEPTED)


@dataclass(frozen=True, slots=True)
class FileNamed:
    """A file as the event names it: the paper it is for, what the person called it, bytes, SHA-256."""

    paper: str
    name: str
    size_bytes: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Acknowledged:
    """`officer` is who handed it in for the applicant; `papers` those handed in without a file."""

    code: str
    secret: str
    seq: int
    kind: Kind
    at: datetime
    procedure: Name
    centre: Name
    applicant: str
    submitter: str
    officer: str
    files: tuple[FileNamed, ...]

    @property
    def tracking_url(self) -> str:
        return f"{settings.PUBLIC_URL}/track/{self.code}/{self.secret}/"


def acknowledged(dossier_id: int, seq: int) -> Acknowledged | None:
    """What was handed in with this event of the dossier; None where nothing was."""
    event = Event.objects.filter(dossier_id=dossier_id, seq=seq, kind__in=KINDS).first()
    if event is None:
        return None
    rows = Dossier.objects.select_related("procedure_version", "centre")
    dossier = rows.get(pk=dossier_id)
    version, centre = dossier.procedure_version, dossier.centre
    return Acknowledged(
        code=dossier.code,
        secret=dossier.tracking_secret,
        seq=event.seq,
        kind=Kind(event.kind),
        at=event.at,
        procedure=Name(version.name_vi, version.name_en),
        centre=Name(centre.name_vi, centre.name_en),
        applicant=dossier.applicant_name,
        submitter=dossier.submitter_name if dossier.submitter_name != dossier.applicant_name else "",
        officer=event.actor_name if event.actor_kind == ActorKind.OFFICER else "",
        files=tuple(
            FileNamed(one["paper"], one["name"], one["bytes"], one["sha256"])
            for one in event.data.get("files", ())
        ),
    )
