"""Finding a dossier by what somebody at the counter can say: a code, a number, a name."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import Q, QuerySet

from motcua.dossiers.models import Dossier
from motcua.dossiers.policies import SEE_ALL
from motcua.dossiers.queries.by_procedure import by_procedure, versions_of_code, versions_of_words
from motcua.dossiers.queries.inbox import Lines, Row
from motcua.law.actor import Actor
from motcua.lib.folding import fold

LIMIT = 25
_NUMBER = re.compile(r"\+?[\d .-]{6,20}")
_PROCEDURE = re.compile(r"\d\.\d{6}(?:\.[A-Za-z0-9.]*)?")
_CODE = re.compile(r"[A-Za-z0-9]+(?:\.[A-Za-z0-9]+)*[.-][\d.-]*")


def search(
    text: str,
    actor: Actor | None = None,
    *,
    on: date | None = None,
    after: str | None = None,
    limit: int = LIMIT,
) -> Lines:
    """Up to `limit` dossiers for a code or its beginning, an identity number, a phone, a name, or a procedure:
    its code, or, where no name has these words and a day is given, words of the procedures in force `on` it.

    With `actor`, only those that this officer may see. Each way is answered by an index of its own;
    the first that finds something answers, and goes on `after` where the last page ended.
    """
    for number, way in enumerate(_ways(text.strip(), on)):
        place = None if after is None else _place(after, number)
        if after is not None and place is None:
            continue
        if way.named is not None:
            dossiers = by_procedure(way.named(), actor, before=place[1] if place else None, limit=limit + 1)
        else:
            dossiers = way.found.order_by(*way.order)
            if place is not None:
                dossiers = way.beyond(dossiers, *place)
        found = rows(visible(dossiers, actor), limit + 1)
        if found or after is not None:
            more = len(found) > limit
            return Lines(found[:limit], way.place(number, found[limit - 1]) if more else None)
    return Lines((), None)


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


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to find, in the order of the index that finds: by `key` and then the newest, or the newest alone.

    `named` gives the versions of procedures, where they are what was asked for.
    """

    found: "QuerySet[Dossier]"
    key: str = ""
    named: Callable[[], dict[int, int | None]] | None = None

    @property
    def order(self) -> tuple[str, ...]:
        return (self.key, "-id") if self.key else ("-id",)

    def beyond(self, dossiers: "QuerySet[Dossier]", key: str, dossier_id: int) -> "QuerySet[Dossier]":
        """Those after the one with this key and id."""
        if not self.key:
            return dossiers.filter(id__lt=dossier_id)
        # The first condition bounds the index; the second leaves out what was shown already.
        return dossiers.filter(**{f"{self.key}__gte": key}).exclude(**{self.key: key}, id__gte=dossier_id)

    def place(self, number: int, last: Row) -> str:
        key = {"": "", "code": last.code, "applicant_folded": fold(last.applicant_name)}[self.key]
        return f"{number}|{last.id}|{key}"


def _place(after: str, number: int) -> tuple[str, int] | None:
    """Where the last page of this way ended; a place that was tampered with is no place."""
    way, _, rest = after.partition("|")
    dossier_id, _, key = rest.partition("|")
    if way != str(number) or not dossier_id.isdecimal() or len(dossier_id) > 18 or "\x00" in key:
        return None
    return key, int(dossier_id)


def _ways(text: str, on: date | None = None) -> list[_Way]:
    dossiers = Dossier.objects.all()
    if len(text) < 2:
        return []
    if _PROCEDURE.fullmatch(text):
        return [_Way(dossiers, named=lambda: versions_of_code(text.upper()))]
    if _CODE.fullmatch(text):
        return [_Way(dossiers.filter(code__startswith=text.upper()), "code")]
    if _NUMBER.fullmatch(text):
        number = re.sub(r"[ .-]", "", text)
        return [
            _Way(dossiers.filter(applicant_identity__startswith=number).exclude(applicant_identity="")),
            _Way(dossiers.filter(applicant_phone__startswith=number).exclude(applicant_phone="")),
        ]
    folded = fold(text)
    if not folded:
        return []
    words = SearchQuery(" ".join(folded.split()), config="simple", search_type="plain")
    by_words = dossiers.annotate(words=SearchVector("applicant_folded", config="simple")).filter(words=words)
    ways = [_Way(dossiers.filter(applicant_folded__startswith=folded), "applicant_folded"), _Way(by_words)]
    return ways if on is None else [*ways, _Way(dossiers, named=lambda: versions_of_words(text, on))]
