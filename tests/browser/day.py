"""Behind the stage of the day at the centre, in the database of MOTCUA_VAR: what the pages do not do themselves.

python -m tests.browser.day prepare | crowd | next DOSSIER | missing | state
"""

import json
import random
import sys
import time
from typing import Any

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db import InterfaceError, OperationalError, connection  # noqa: E402
from django.utils import timezone  # noqa: E402

from motcua.catalogue import commands as catalogue  # noqa: E402
from motcua.catalogue.models import ProcedureVersion  # noqa: E402
from motcua.documents.providers import trial_seal  # noqa: E402
from motcua.dossiers import commands, queries  # noqa: E402
from motcua.dossiers.commands.finishing import ResultIssued  # noqa: E402
from motcua.dossiers.commands.intake import HandedIn, Intake, Party  # noqa: E402
from motcua.dossiers.models import Channel, Consultation, Dossier, ReturnWay, SealedResult  # noqa: E402
from motcua.hall.commands import loading, taking  # noqa: E402
from motcua.hall.models import QueueTicket  # noqa: E402
from motcua.identity.models import Account  # noqa: E402
from motcua.law.actor import Actor, Role, Unit  # noqa: E402
from motcua.law.lifecycle import Act  # noqa: E402
from motcua.organisation import commands as organisation  # noqa: E402
from motcua.organisation import queries as people  # noqa: E402
from motcua.organisation.models import Absence, Officer, OfficerRole, ServiceCentre  # noqa: E402
from motcua.postal import commands as postal  # noqa: E402
from motcua.postal.commands.asking import Asked  # noqa: E402
from motcua.postal.models import Direction  # noqa: E402
from motcua.postal.queries import quoting  # noqa: E402
from motcua.simulation import demo, hall  # noqa: E402

HOME = "06040"  # a commune of Lạng Sơn
# What a page may ask of whoever holds a step, the first that fits.
ORDER = (Act.GIVE_OPINION, Act.TAKE, Act.APPROVE, Act.FINISH, Act.COMPLETE_STEP, Act.HAND_OVER)


def _say(told: Any) -> None:
    sys.stdout.write(f"{json.dumps(told, ensure_ascii=False)}\n")
    sys.stdout.flush()


def _centre() -> ServiceCentre:
    return ServiceCentre.objects.get(code=hall.CENTRE)


def _actor(code: str) -> Actor:
    return people.actor_by_code(code, on=timezone.localdate())


def prepare() -> None:
    """Lạng Sơn's offices, procedures and people; the hall's machine, a seal, and a letter that will come back."""
    organisation.load()
    catalogue.load()
    demo.make_accounts()
    loading.load()
    postal.load_rates()
    trial_seal.make_once(settings.SEAL_FOLDER)
    key = taking.set_up_kiosk(_centre().pk, by=_actor("son"), at=timezone.now())
    _say({"machine": f"/lobby/tickets/{key}/", "letter": _letter()})


def _letter() -> str:
    """A result that waits for the post; its number."""
    lan, centre = _actor("lan"), _centre()
    intake = _intake("2.000635", lan, "Nông Văn Hùng", return_way_wanted=ReturnWay.POST)
    opened = commands.receive([intake])[0]
    issued = ResultIssued(
        dossier_id=opened.dossier_id,
        by=lan,
        at=timezone.now(),
        number="",
        title="Trích lục hộ tịch (bản sao)",
    )
    commands.finish([issued])
    cost = quoting.quote(centre.pk, HOME, on=timezone.localdate()).amount_dong
    asked = Asked(
        direction=Direction.RETURN, by=lan, at=timezone.now(), centre_id=centre.pk, name="Nông Văn Hùng",
        phone="0912345679", commune_code=HOME, detail="Số 5, khu 2", seen_dong=cost, dossier_ids=(opened.dossier_id,),
    )  # fmt: skip
    return postal.ask([asked])[0].reference


def _intake(code: str, by: Actor, name: str, **other: Any) -> Intake:
    version = ProcedureVersion.objects.filter(procedure__code=code).latest("version")
    papers = version.required_documents.filter(mandatory=True).order_by("position")
    return Intake(
        by=by, at=timezone.now(), centre_id=_centre().pk, procedure_version_id=version.pk, channel=Channel.COUNTER,
        applicant=Party(name=name, phone="0912345679"),
        documents=[HandedIn(name=one.name_vi, required_id=one.pk) for one in papers], **other,
    )  # fmt: skip


def crowd() -> None:
    """Everybody else in the hall, until the database ends: each line is said once it is committed."""
    centre_id = _centre().pk
    everybody = hall._seats(centre_id, timezone.localdate(), ("lan",))
    seats = [one for one in everybody if one.actor.holds(Role.INTAKE_OFFICER, Unit(centre_id=centre_id))]
    rng = random.Random(7)
    try:
        while True:
            hall._minute(centre_id, seats, timezone.now())
            opened = commands.receive([_intake("1.009978", rng.choice(seats).actor, "Lộc Thị Hạnh")])[0]
            _say({"dossier": opened.code})
            time.sleep(0.3)
    except (InterfaceError, OperationalError):
        connection.close()


def following(dossier_id: int) -> None:
    """Who goes on with a dossier, and by which act; they get an account to do it with."""
    dossier = Dossier.objects.get(pk=dossier_id)
    page = queries.page(dossier_id)
    assert page is not None
    asked = Consultation.objects.filter(dossier=dossier, answered_at=None).values_list("agency_id", flat=True)
    for act in ORDER:
        for officer in _candidates(dossier, list(asked) if act == Act.GIVE_OPINION else []):
            actor = people.actor_of(officer, on=timezone.localdate())
            if act in queries.allowed_acts(page, actor):
                _say({"who": _account(officer), "act": act.value, "status": dossier.status})
                return
    _say({"who": "", "act": "", "status": dossier.status})


def _candidates(dossier: Dossier, agencies: list[int]) -> list[Officer]:
    """Those who are there today and work where the dossier is, who have accounts first."""
    today = timezone.localdate()
    away = Absence.objects.filter(people.in_force(today)).values("officer_id")
    roles = OfficerRole.objects.filter(people.in_force(today)).exclude(officer__in=away)
    if agencies:
        roles = roles.filter(agency_id__in=agencies)
    elif dossier.holder_agency_id:
        roles = roles.filter(agency_id=dossier.holder_agency_id)
    else:
        roles = roles.filter(centre_id=dossier.holder_centre_id or dossier.centre_id)
    found = Officer.objects.filter(pk__in=roles.values("officer_id")).order_by("account_id", "pk")
    return list(found[:60])


def _account(officer: Officer) -> str:
    if officer.account is None:
        account = Account(username=officer.code)
        account.set_password(demo.PASSWORD)
        account.save()
        officer.account = account
        officer.save(update_fields=["account"])
    return str(officer.account.username)


def missing() -> None:
    """Of the codes that are written in, those that are not there any more."""
    said = {line.strip() for line in sys.stdin if line.strip()}
    there = set(Dossier.objects.filter(code__in=said).values_list("code", flat=True))
    _say(sorted(said - there))


def state() -> None:
    """How many results are sealed, and by whom; how many tickets were given."""
    sealed = SealedResult.objects.filter(file__isnull=False)
    _say(
        {
            "sealed": sealed.count(),
            "signers": sorted(set(sealed.values_list("signer", flat=True))),
            "unsealed": SealedResult.objects.filter(file__isnull=True).count(),
            "tickets": QueueTicket.objects.count(),
            "dossiers": Dossier.objects.count(),
        }
    )


if __name__ == "__main__":
    what, *rest = sys.argv[1:]
    {"prepare": prepare, "crowd": crowd, "missing": missing, "state": state}.get(
        what, lambda: following(int(rest[0]))
    )()
