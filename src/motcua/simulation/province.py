"""The world of a scenario, read once from the province's own data."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from motcua.catalogue import queries as catalogue
from motcua.catalogue.models import Fee, ProcedureVersion, RequiredDocument, StepUnit
from motcua.catalogue.queries import StepTerms
from motcua.dossiers.commands.intake import HandedIn, Party
from motcua.identity.models import Person, PersonKind
from motcua.law.actor import Actor, ActorKind, Role, Unit
from motcua.law.lifecycle import Act
from motcua.law.worktime import Calendar, Limit
from motcua.lib.folding import fold
from motcua.organisation import queries as organisation
from motcua.organisation.models import Agency, Counter, OfficerRole, Secondment, ServiceCentre
from motcua.simulation.names import invent
from motcua.simulation.world import Offer, Stop, World, path

CENTRE = "ttpvhcc"
PEOPLE = 6_000
_PARTS = (
    Role.INTAKE_OFFICER,
    Role.PROCESSING_OFFICER,
    Role.APPROVER,
    Role.CLERK,
    Role.CASHIER,
    Role.POST_OFFICER,
    Role.GUIDANCE_OFFICER,
)


@dataclass(frozen=True, slots=True)
class Window:
    """The days between which versions of procedures and posts are wanted."""

    first_on: date
    last_on: date


def calendar() -> Calendar:
    """The working calendar of the provincial centre."""
    centre = ServiceCentre.objects.get(code=CENTRE)
    return organisation.hours_of(centre.host_id).calendar


def read(window: Window, *, seed: int, code: str = CENTRE, people: int = PEOPLE) -> World:
    """The centre with what it offered and who worked there in the window.

    Invents the people who file, and keeps them as persons, when they are not there yet.
    """
    centre = ServiceCentre.objects.select_related("host").get(code=code)
    staff = _staff(window)
    persons = _people(people, seed)
    return World(
        calendar=organisation.hours_of(centre.host_id).calendar,
        centre_id=centre.pk,
        offers=_offers(window, centre.pk, staff),
        staff=staff,
        parties=[_party(p) for p in persons],
        citizens=[Actor(kind=ActorKind.CITIZEN, name=p.name, person_id=p.pk) for p in persons],
        at_counter=_at_counter(centre.pk, staff),
    )


def _staff(window: Window) -> dict[tuple[Role, Unit], list[Actor]]:
    roles = (
        OfficerRole.objects.filter(organisation.in_force(window.last_on), role__in=_PARTS)
        .select_related("officer")
        .order_by("officer__code")
    )
    actors: dict[int, Actor] = {}
    staff: dict[tuple[Role, Unit], list[Actor]] = defaultdict(list)
    for row in roles:
        if row.officer_id not in actors:
            actors[row.officer_id] = organisation.actor_of(row.officer, on=window.last_on)
        unit = Unit(agency_id=row.agency_id, centre_id=row.centre_id)
        staff[Role(row.role), unit].append(actors[row.officer_id])
    return dict(staff)


def _at_counter(centre_id: int, staff: Mapping[tuple[Role, Unit], Sequence[Actor]]) -> dict[int, list[Actor]]:
    intake = {a.officer_id or 0: a for a in staff[Role.INTAKE_OFFICER, Unit(centre_id=centre_id)]}
    counters = Counter.objects.filter(centre_id=centre_id).prefetch_related("agencies")
    served = {c.pk: [a.pk for a in c.agencies.all()] for c in counters}
    found: dict[int, list[Actor]] = defaultdict(list)
    posted = Secondment.objects.filter(centre_id=centre_id, officer_id__in=[i for i in intake if i]).order_by(
        "id"
    )
    for officer_id, counter_id in posted.values_list("officer_id", "counter_id"):
        for agency_id in served.get(counter_id, ()):
            if intake[officer_id] not in found[agency_id]:
                found[agency_id].append(intake[officer_id])
    return dict(found)


def _people(count: int, seed: int) -> list[Person]:
    """The persons of this seed, in the order they were invented in."""
    figures = list(invent(count, seed))
    Person.objects.bulk_create(
        (
            Person(
                kind=PersonKind.BUSINESS if f.business else PersonKind.CITIZEN,
                name=f.name,
                folded_name=fold(f.name),
                identity_number=f.identity,
                address=f.address,
                phone=f.phone,
            )
            for f in figures
        ),
        ignore_conflicts=True,
    )
    known = {
        p.identity_number: p for p in Person.objects.filter(identity_number__in=[f.identity for f in figures])
    }
    return [known[f.identity] for f in figures]


def _party(person: Person) -> Party:
    return Party(
        name=person.name,
        identity=person.identity_number,
        phone=person.phone,
        address=person.address,
        person_id=person.pk,
    )


def _offers(
    window: Window, centre_id: int, staff: Mapping[tuple[Role, Unit], Sequence[Actor]]
) -> list[Offer]:
    versions = list(
        ProcedureVersion.objects.filter(agency__isnull=False, valid_from__lte=window.last_on)
        .exclude(valid_until__lte=window.first_on)
        .select_related("procedure")
        .order_by("procedure__code", "version")
    )
    papers = _papers([v.pk for v in versions])
    kinds = dict(Agency.objects.values_list("id", "kind"))
    fees: dict[int, int] = {}
    for version_id, amount in Fee.objects.order_by("-id").values_list("version_id", "amount_dong"):
        fees[version_id] = amount
    offers = []
    for v in versions:
        agency_id = v.agency_id or 0
        way = path(catalogue.steps_of(v.process_id), _unit_of(centre_id, agency_id))
        if not all((stop.role, stop.unit) in staff for stop in way):
            continue
        own = papers.get(v.pk, [])
        offers.append(
            Offer(
                version_id=v.pk,
                code=v.procedure.code,
                agency_id=agency_id,
                department=kinds[agency_id] == Agency.Kind.DEPARTMENT,
                limit=Limit.parse(v.limit),
                on_the_spot=v.on_the_spot,
                channels=frozenset(v.channels.split(";")),
                valid_from=v.valid_from,
                valid_until=v.valid_until,
                path=way,
                weight=_weight(v.limit, way, v.on_the_spot),
                title=(v.result_vi or v.name_vi)[:300],
                papers=tuple(_handed(d, electronic=False) for d in own),
                e_papers=tuple(_handed(d, electronic=True) for d in own),
                fee_dong=fees.get(v.pk, 0),
            )
        )
    return offers


def _papers(version_ids: Sequence[int]) -> dict[int, list[RequiredDocument]]:
    found: dict[int, list[RequiredDocument]] = defaultdict(list)
    wanted = RequiredDocument.objects.filter(version_id__in=version_ids, mandatory=True, case_vi="")
    for document in wanted.order_by("version_id", "position"):
        found[document.version_id].append(document)
    return found


def _handed(document: RequiredDocument, *, electronic: bool) -> HandedIn:
    if electronic:
        return HandedIn(name=document.name_vi, required_id=document.pk, kind="e_copy", originals=0, copies=1)
    return HandedIn(
        name=document.name_vi,
        required_id=document.pk,
        kind=document.kind,
        originals=document.originals,
        copies=document.copies,
    )


def _unit_of(centre_id: int, agency_id: int) -> Callable[[StepTerms], Unit]:
    def unit(step: StepTerms) -> Unit:
        match step.unit:
            case StepUnit.CENTRE:
                return Unit(centre_id=centre_id)
            case StepUnit.COMPETENT:
                return Unit(agency_id=agency_id)
            case StepUnit.PARENT:
                return Unit(agency_id=organisation.agency(agency_id).parent_id or agency_id)
            case _:
                return Unit(agency_id=step.agency_id)

    return unit


def _weight(limit: str, way: Sequence[Stop], on_the_spot: bool) -> float:
    """Short procedures are asked for often, those that many agencies decide on seldom."""
    parsed = Limit.parse(limit)
    days = parsed.amount * 5 / 7 if limit.endswith("cd") else parsed.minutes / 480
    weight = 1 / (1 + days) ** 1.3
    if on_the_spot:
        weight *= 6
    elif not any(stop.act == Act.TAKE for stop in way):
        weight *= 3
    if any(stop.act == Act.GIVE_OPINION for stop in way):
        weight *= 0.25
    return weight
