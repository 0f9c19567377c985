"""Why officers apologised, asked for a supplement or sent back, by the kind of reason that they chose."""

from collections.abc import Sequence
from dataclasses import dataclass

from motcua.catalogue.queries import Name
from motcua.dossiers.queries import reasons
from motcua.dossiers.queries.reasons import Reasoned
from motcua.lib import prepared
from motcua.supervision.queries.why import Months, Seen

_EVENTS = {
    "apologised": Reasoned.APOLOGISE,
    "supplement_asked": Reasoned.ASK_SUPPLEMENT,
    "returned_to_step": Reasoned.RETURN_TO_STEP,
}


@dataclass(frozen=True, slots=True)
class Coded:
    act: Reasoned
    name: Name
    times: int


def coded(procedure_id: int | None, months: Months, seen: Seen) -> Sequence[Coded]:
    """Of one procedure (None: of all), the oftenest first. Read from counts by month."""
    agencies = None if seen is None else list(seen)
    rows = prepared.fetch(
        _CODED, [months.first_on, months.last_on, procedure_id, procedure_id, agencies, agencies]
    )
    names = {(one.act, one.code): one.name for one in reasons.reasons()}
    return [
        Coded(_EVENTS[kind], names.get((_EVENTS[kind], code), Name(code)), times)
        for kind, code, times in rows
    ]


_CODED = """
    SELECT kind, code, sum(times)::int FROM supervision_reasoncount
     WHERE month_on BETWEEN %s::date AND %s::date AND (%s::bigint IS NULL OR procedure_id = %s::bigint)
       AND (%s::bigint[] IS NULL OR agency_id = ANY(%s::bigint[]))
     GROUP BY 1, 2 HAVING sum(times) > 0 ORDER BY 3 DESC, 1, 2
"""
