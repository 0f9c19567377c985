"""Finding a dossier by what somebody at the counter can say: a code, a number, a name."""

import re
from collections.abc import Sequence

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import F, Q, QuerySet

from motcua.dossiers.models import Dossier
from motcua.dossiers.queries.inbox import Row
from motcua.law.actor import Actor, Role
from motcua.lib.folding import fold

LIMIT = 25
SEE_ALL = frozenset({Role.SUPERVISOR, Role.LEADER, Role.AUDITOR, Role.ADMINISTRATOR})
_NUMBER = re.compile(r"\+?[\d .-]{6,20}")
_CODE = re.compile(r"[A-Za-z0-9]+(?:\.[A-Za-z0-9]+)*[.-][\d.-]*")


def search(text: str, actor: Actor | None = None, *, limit: int = LIMIT) -> tuple[Row, ...]:
    """Up to `limit` dossiers for a code or its beginning, an identity number, a phone, or a name.

    With `actor`, only those that this officer may see. Each way is answered by an index of its own;
    the first that finds something answers.
    """
    for way in _ways(text.strip()):
        found = rows(visible(way, actor), limit)
        if found:
            return found
    return ()


def some(ids: Sequence[int], actor: Actor) -> tuple[Row, ...]:
    """These dossiers, as far as this officer may see them."""
    return rows(visible(Dossier.objects.filter(pk__in=ids).order_by("id"), actor), len(ids))


def visible(dossiers: "QuerySet[Dossier]", actor: Actor | None) -> "QuerySet[Dossier]":
    """Those that this officer's units receive, decide, hold or were asked about."""
    if actor is None or SEE_ALL & actor.roles:
        return dossiers
    units = {unit for _, unit in actor.posts}
    centres = sorted({u.centre_id for u in units if u.centre_id is not None})
    agencies = sorted({u.agency_id for u in units if u.agency_id is not None})
    return dossiers.filter(
        Q(centre_id__in=centres)
        | Q(agency_id__in=agencies)
        | Q(holder_agency_id__in=agencies)
        | Q(pk__in=Dossier.objects.filter(consultations__agency_id__in=agencies).values("pk"))
    )


def rows(dossiers: "QuerySet[Dossier]", limit: int) -> tuple[Row, ...]:
    values = dossiers.values_list(
        "id", "code", "version", "status", "applicant_name",
        "procedure_version__name_vi", "procedure_version__name_en", "step__name_vi", "step__name_en",
        "received_at", "due_at", "taken_at", "holder_officer_id", "holder_officer__full_name",
        "step_id", "agency_id",
    )[:limit]  # fmt: skip
    return tuple(Row(*v[:7], v[7] or "", v[8] or "", *v[9:13], v[13] or "", *v[14:]) for v in values)


def _ways(text: str) -> "list[QuerySet[Dossier]]":
    dossiers = Dossier.objects.order_by("-id")
    if len(text) < 2:
        return []
    if _CODE.fullmatch(text):
        return [Dossier.objects.filter(code__startswith=text.upper()).order_by("code")]
    if _NUMBER.fullmatch(text):
        number = re.sub(r"[ .-]", "", text)
        return [
            dossiers.filter(applicant_identity__startswith=number).exclude(applicant_identity=""),
            dossiers.filter(applicant_phone__startswith=number).exclude(applicant_phone=""),
        ]
    folded = fold(text)
    if not folded:
        return []
    words = SearchQuery(" ".join(folded.split()), config="simple", search_type="plain")
    return [
        Dossier.objects.filter(applicant_folded__startswith=folded).order_by("applicant_folded", "-id"),
        Dossier.objects.annotate(words=SearchVector("applicant_folded", config="simple"))
        .filter(words=words)
        .order_by(F("id").desc()),
    ]
