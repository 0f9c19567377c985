"""What there is to tell, and whom by which ways one can reach."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from typing import Any

from motcua.lib import prepared
from motcua.notices import events


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody to be told: an account with its wishes, or (None) whoever is written on the dossier."""

    account_id: int | None
    language: str
    phone: str
    email: str
    devices: bool
    wants: frozenset[str]
    quiet_from: time | None
    quiet_until: time | None


@dataclass(frozen=True, slots=True)
class News:
    """One happening of a dossier in a situation, for one reader."""

    dossier_id: int | None
    event_id: int | None
    cause: str
    situation: str
    at: datetime
    reader: Reader
    told: Mapping[str, Any] = field(default_factory=dict)


_READERS = """
      LEFT JOIN identity_account a ON a.person_id = d.applicant_id AND a.is_active
      LEFT JOIN notices_noticechoice w ON w.account_id = a.id
"""
_OF_READER = """
    a.id, coalesce(a.language, 'vi'),
    coalesce(nullif(a.phone, ''), nullif(d.applicant_phone, ''), d.submitter_phone),
    coalesce(nullif(a.email, ''), d.applicant_email),
    EXISTS (SELECT 1 FROM notices_pushsubscription p WHERE p.account_id = a.id),
    coalesce(w.email, true), coalesce(w.sms, true), coalesce(w.push, true), w.quiet_from, w.quiet_until
"""


def of_events(event_ids: Sequence[int]) -> list[News]:
    """What these events tell, for each reader; events that nobody is told of tell nothing."""
    rows = prepared.fetch(_OF_EVENTS, [list(event_ids)])
    found = []
    for dossier_id, event_id, kind, data, at, *reader in rows:
        situation = events.situation_of(kind, data)
        if situation is not None:
            found.append(News(dossier_id, event_id, f"event:{event_id}", situation, at, _reader(reader)))
    return found


_OF_EVENTS = f"""
    SELECT d.id, e.id, e.kind, e.data::json, e.at, {_OF_READER}
      FROM dossiers_event e JOIN dossiers_dossier d ON d.id = e.dossier_id {_READERS}
     WHERE e.id = ANY(%s::bigint[]) ORDER BY e.id, a.id
"""  # noqa: S608


def of_happenings(happenings: Sequence[Mapping[str, Any]], at: datetime) -> list[News]:
    """What these tell to the accounts that they name; an account that is no more is told nothing."""
    rows = prepared.fetch(_OF_ACCOUNTS, [sorted({one["account_id"] for one in happenings})])
    readers = {row[0]: _reader(row) for row in rows}
    return [
        News(None, None, one["cause"], one["situation"], at, readers[one["account_id"]], one)
        for one in happenings
        if one["account_id"] in readers
    ]


_OF_ACCOUNTS = f"""
    SELECT {_OF_READER}
      FROM identity_account a
      LEFT JOIN notices_noticechoice w ON w.account_id = a.id
      CROSS JOIN (SELECT '' AS applicant_phone, '' AS submitter_phone, '' AS applicant_email) d
     WHERE a.id = ANY(%s::bigint[]) AND a.is_active
"""  # noqa: S608


@dataclass(frozen=True, slots=True)
class Stretch:
    """The work of an agency or of a centre, up to an instant."""

    agency_id: int | None
    centre_id: int | None
    until: datetime


def near_due(at: datetime, stretches: Sequence[Stretch], *, limit: int) -> list[News]:
    """Dossiers in hand that fall due within these stretches and were not told of it yet.

    Each stretch is read from the index of its unit's work.
    """
    columns = [[getattr(one, name) for one in stretches] for name in ("agency_id", "centre_id", "until")]
    rows = prepared.fetch(_NEAR_DUE, [at, *columns, limit])
    return [
        News(dossier_id, None, _cause(due_at), events.NEAR_DUE, at, _reader(reader))
        for dossier_id, due_at, *reader in rows
    ]


def _cause(due_at: datetime) -> str:
    return f"near_due:{int(due_at.timestamp())}"


_WORK = """
    SELECT o.id, o.due_at, o.applicant_id, o.applicant_phone, o.applicant_email, o.submitter_phone
      FROM dossiers_dossier o
     WHERE o.{holder} = u.{unit} AND o.status = s.status AND o.status IN (1, 2, 4, 5, 6, 9)
       AND o.due_at > clock.now AND o.due_at <= u.until
"""
_NEAR_DUE = f"""
    WITH near AS (
      SELECT d.* FROM (SELECT %s::timestamptz AS now) clock
        CROSS JOIN unnest(%s::bigint[], %s::bigint[], %s::timestamptz[]) AS u (agency_id, centre_id, until)
        CROSS JOIN unnest(ARRAY[2, 4]::smallint[]) AS s (status)
        CROSS JOIN LATERAL (
          ({_WORK.format(holder="holder_agency_id", unit="agency_id")})
          UNION ALL
          ({_WORK.format(holder="holder_centre_id", unit="centre_id")})
        ) d
       WHERE NOT EXISTS (
         SELECT 1 FROM notices_notice n WHERE n.dossier_id = d.id
            AND n.cause = 'near_due:' || floor(extract(epoch FROM d.due_at))::bigint
       )
       ORDER BY d.due_at, d.id LIMIT %s::int
    )
    SELECT d.id, d.due_at, {_OF_READER} FROM near d {_READERS} ORDER BY d.due_at, d.id, a.id
"""  # noqa: S608


def _reader(row: Sequence[Any]) -> Reader:
    account_id, language, phone, email, devices, by_email, by_sms, by_push, quiet_from, quiet_until = row
    wants = {"email": by_email, "sms": by_sms, "push": by_push}
    return Reader(
        account_id=account_id,
        language=language,
        phone=phone or "",
        email=email or "",
        devices=devices,
        wants=frozenset(name for name, wanted in wants.items() if wanted),
        quiet_from=quiet_from,
        quiet_until=quiet_until,
    )


def units() -> list[tuple[int | None, int | None, int]]:
    """Whatever may hold dossiers: (agency, None, itself) and (None, centre, its host)."""
    return [
        (agency, centre, by)
        for agency, centre, by in prepared.fetch(
            "SELECT id, NULL::bigint, id FROM organisation_agency"
            " UNION ALL SELECT NULL, id, host_id FROM organisation_servicecentre",
            [],
        )
    ]
