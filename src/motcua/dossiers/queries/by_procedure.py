"""Dossiers of a procedure, the newest first: found by the competent agency and the version, a few rows of an
index for each pair, however many dossiers there are."""

from datetime import date

from django.db.models import QuerySet

from motcua.catalogue import queries as catalogue
from motcua.catalogue.models import ProcedureVersion
from motcua.catalogue.queries.search import How
from motcua.dossiers.models import Dossier
from motcua.dossiers.policies import SEE_ALL
from motcua.law.actor import Actor
from motcua.lib import prepared
from motcua.organisation.models import Agency, ServiceCentre

_PROCEDURES = 5  # words that fit more name no procedure
_VERSIONS = 20


def versions_of_code(code: str) -> dict[int, int | None]:
    """The versions of the procedures whose code begins so, each with its agency (None: of every commune)."""
    return _agencies(ProcedureVersion.objects.filter(procedure__code__startswith=code))


def versions_of_words(text: str, on: date) -> dict[int, int | None]:
    """The same of the procedures in force on the day that have all these words."""
    found = catalogue.search(text, on, most=_PROCEDURES)
    if found.how != How.ALL:
        return {}
    codes = {one.code for one in found.procedures}
    return _agencies(ProcedureVersion.objects.filter(procedure__code__in=codes))


def _agencies(versions: "QuerySet[ProcedureVersion]") -> dict[int, int | None]:
    return dict(versions.order_by("-valid_from", "-id").values_list("id", "agency_id")[:_VERSIONS])


def by_procedure(
    versions: dict[int, int | None], actor: Actor | None, *, before: int | None, limit: int
) -> "QuerySet[Dossier]":
    """The newest dossiers of these versions with a lower number than `before`, as far as the actor's units
    decide or received them. Looks at `limit` of each agency and version at most."""
    agencies, centres = _agencies_of(versions, actor), None
    if actor is not None and not _sees_all(actor):
        centres = sorted({u.centre_id for _, u in actor.posts if u.centre_id is not None})
    own = sorted({u.agency_id for _, u in actor.posts if u.agency_id is not None}) if actor else []
    rows = prepared.fetch(
        _NEWEST,
        {
            "versions": sorted(versions),
            "agencies": agencies,
            "centres": centres,
            "own": own,
            "before": before,
            "limit": limit,
        },
    )
    return Dossier.objects.filter(pk__in=[row[0] for row in rows]).order_by("-id")


def _sees_all(actor: Actor) -> bool:
    return bool(SEE_ALL & actor.roles)


def _agencies_of(versions: dict[int, int | None], actor: Actor | None) -> list[int]:
    """Who may be competent for what this officer may see: the versions' own agencies, the officer's, those that
    run the officer's centres; for who sees all, every agency."""
    named = {agency_id for agency_id in versions.values() if agency_id is not None}
    if actor is None or _sees_all(actor):
        return sorted(named | set(Agency.objects.values_list("id", flat=True)))
    centres = {u.centre_id for _, u in actor.posts if u.centre_id is not None}
    hosts = set(ServiceCentre.objects.filter(pk__in=centres).values_list("host_id", flat=True))
    return sorted(named | hosts | {u.agency_id for _, u in actor.posts if u.agency_id is not None})


_NEWEST = """
    SELECT found.id FROM unnest(%(versions)s::bigint[]) AS v (id) CROSS JOIN unnest(%(agencies)s::bigint[]) AS a (id)
    CROSS JOIN LATERAL (
        SELECT d.id FROM dossiers_dossier d
         WHERE d.agency_id = a.id AND d.procedure_version_id = v.id
           AND (%(before)s::bigint IS NULL OR d.id < %(before)s::bigint)
           AND (%(centres)s::bigint[] IS NULL OR d.centre_id = ANY(%(centres)s::bigint[])
                OR d.agency_id = ANY(%(own)s::bigint[]))
         ORDER BY d.id DESC LIMIT %(limit)s::int
    ) AS found
    ORDER BY found.id DESC LIMIT %(limit)s::int
"""
