"""The map: of each competent agency, where its open dossiers lie now, and who was asked beside."""

from dataclasses import dataclass, field
from datetime import datetime

from motcua.law.actor import Unit
from motcua.lib import prepared


@dataclass(frozen=True, slots=True)
class Lying:
    """Dossiers of one agency in another's hands, or of which another's opinion was asked (`asked`).

    `waiting`: not taken over yet; of opinions none. `late`: past the dossier's appointment, an opinion past its limit.
    """

    place: str
    asked: bool
    dossiers: int
    waiting: int
    late: int


@dataclass(slots=True)
class Whereabouts:
    """The open dossiers of one competent agency: at the centre, with itself, and with others."""

    agency_id: int
    name: str
    at_centre: int = 0
    at_home: int = 0
    late: int = 0
    elsewhere: list[Lying] = field(default_factory=list)

    @property
    def with_others(self) -> int:
        """Opinions are asked beside, while the dossier lies elsewhere."""
        return sum(one.dossiers for one in self.elsewhere if not one.asked)


def whereabouts(seen: frozenset[Unit] | None, *, at: datetime) -> list[Whereabouts]:
    """Those that have most with others first. `seen`: only what these units decide, hold, or received; None: all.

    Reads open dossiers and unanswered questions alone.
    """
    agencies = sorted({one.agency_id for one in seen or () if one.agency_id is not None})
    centres = sorted({one.centre_id for one in seen or () if one.centre_id is not None})
    bounds = {"at": at, "all": seen is None, "agencies": agencies, "centres": centres}
    found: dict[int, Whereabouts] = {}
    for agency_id, name, kind, place, dossiers, waiting, late in prepared.fetch(_LYING, bounds):
        one = found.setdefault(agency_id, Whereabouts(agency_id, name))
        match kind:
            case "centre":
                one.at_centre += dossiers
            case "home":
                one.at_home += dossiers
            case _:
                one.elsewhere.append(Lying(place, kind == "asked", dossiers, waiting, late))
        one.late += 0 if kind == "asked" else late
    return sorted(found.values(), key=lambda one: (-one.with_others, -len(one.elsewhere), one.name))


_OPEN = "d.status IN (2, 4, 5, 6, 9)"
_SEEN = """(%(all)s::boolean OR d.agency_id = ANY(%(agencies)s::bigint[]) OR d.centre_id = ANY(%(centres)s::bigint[])
            OR {holder} = ANY(%(agencies)s::bigint[]))"""
_LYING = f"""
    WITH lying AS (
        SELECT d.agency_id, CASE WHEN d.holder_agency_id IS NULL THEN 'centre' WHEN d.holder_agency_id = d.agency_id
                   THEN 'home' ELSE 'elsewhere' END AS kind,
               CASE WHEN d.holder_agency_id <> d.agency_id THEN d.holder_agency_id END AS place_id,
               count(*) AS dossiers,
               count(*) FILTER (WHERE d.taken_at IS NULL AND d.holder_agency_id IS NOT NULL) AS waiting,
               count(*) FILTER (WHERE d.due_at < %(at)s::timestamptz AND d.status IN (2, 4)) AS late
          FROM dossiers_dossier AS d WHERE {_OPEN} AND {_SEEN.format(holder="d.holder_agency_id")} GROUP BY 1, 2, 3
        UNION ALL
        SELECT d.agency_id, 'asked', q.agency_id, count(*), 0, count(*) FILTER (WHERE q.due_at < %(at)s::timestamptz)
          FROM dossiers_consultation AS q JOIN dossiers_dossier AS d ON d.id = q.dossier_id
         WHERE q.answered_at IS NULL AND {_OPEN} AND {_SEEN.format(holder="q.agency_id")} GROUP BY 1, 2, 3
    )
    SELECT l.agency_id, a.name_vi, l.kind, coalesce(p.name_vi, ''), l.dossiers::int, l.waiting::int, l.late::int
      FROM lying AS l JOIN organisation_agency AS a ON a.id = l.agency_id
      LEFT JOIN organisation_agency AS p ON p.id = l.place_id
     ORDER BY l.agency_id, l.dossiers DESC, p.name_vi
"""  # noqa: S608
