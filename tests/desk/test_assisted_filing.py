"""Filed together at the centre's computer: the draft is the citizen's, the session counts it, and alone after."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from motcua.catalogue import queries as catalogue
from motcua.dossiers.models import Dossier, Draft
from motcua.hall.models import AssistedDossier
from motcua.reports.queries.assisted import assisted
from motcua.reports.queries.period import Period
from tests import forms
from tests.desk.test_guidance import SignedIn, confirmed, huong, session
from tests.forms import HOUSE, VY
from tests.identity.people import account
from tests.world import World

__all__ = ["huong"]
pytestmark = pytest.mark.usefixtures("folder")
CODE = "1.009978"
OTHER: dict[str, Any] = {
    "filing_for": "other",
    "submitter_name": "Lý Thị Mai",
    "submitter_identity": "020301000456",
    "submitter_phone": "0987654321",
    "authority": "representative",
}


@pytest.fixture
def ready(world: World) -> World:
    forms.make_places()
    forms.publish(world.five_days, *forms.small_form())
    return world


def filed(client: Client, world: World, answers: dict[str, Any]) -> Dossier:
    client.post(f"/procedures/{CODE}/file/")
    draft = Draft.objects.latest("id")
    for page in catalogue.eform(draft.eform_id).form.pages:
        draft.refresh_from_db()
        told = forms.sent(page, answers) | {"seen": [str(draft.revision)]}
        client.post(f"/drafts/{draft.key}/pages/{page.key}/", told)
    client.post(f"/drafts/{draft.key}/where/", {"centre": world.centre.pk})
    forms.attach_all(draft, timezone.now())
    client.post(f"/drafts/{draft.key}/send/")
    return Dossier.objects.latest("id")


def test_what_was_filed_in_a_session_counts_whoever_it_was_for(
    ready: World, huong: Client, signed_in: SignedIn
) -> None:
    page = confirmed(huong)
    huong.post(f"{page}/hand-over")  # from here on the computer is the citizen's

    mine = filed(huong, ready, VY | HOUSE)
    hers = filed(huong, ready, VY | HOUSE | OTHER)
    signed_in("huong").post(f"{page}/end", {"topic": "filing", "outcome": "done", "note": ""})

    assert mine.applicant == account().person
    assert set(AssistedDossier.objects.values_list("dossier_id", "session_id")) == {
        (mine.pk, session().pk),
        (hers.pk, session().pk),
    }


def test_who_files_later_without_help_came_back_alone(
    ready: World, huong: Client, signed_in: SignedIn
) -> None:
    page = confirmed(huong)
    huong.post(f"{page}/hand-over")
    filed(huong, ready, VY | HOUSE)
    signed_in("huong").post(f"{page}/end", {"topic": "filing", "outcome": "done", "note": ""})

    today = timezone.localdate()
    period = Period(today, today + timedelta(days=1))
    assert assisted(ready.centre.pk, period).came_back_alone == 0
    filed(huong, ready, VY | HOUSE)

    assert assisted(ready.centre.pk, period).came_back_alone == 1
