"""Every form that comes with the program is really filed: each page sent, papers attached, a centre chosen."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from motcua.catalogue import commands as catalogue
from motcua.dossiers.models import Dossier, Draft
from motcua.law.lifecycle import Status
from motcua.lib.eform import holds
from motcua.organisation import commands as organisation
from tests.browser import examples
from tests.committed import wiped_after
from tests.portal import filing_browser
from tests.portal.filing_browser import body

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("folder", "province")]
FORMS = examples.shipped()
# What the first choice of everything costs; a new form says here what it costs.
FEES_DONG = {
    "1.000894": 0, "1.001193": 0, "1.001612": 50_000, "1.001776": 0, "1.002425": 700_000, "1.002809": 135_000,
    "1.004222": 10_000, "1.009994": 75_000, "2.000033": 0, "2.000488": 200_000, "2.000635": 8_000,
    "2.000889": 530_000,
}  # fmt: skip


@pytest.fixture(scope="module")
def province(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Lạng Sơn with its catalogue, for all forms once; what a test files in it is rolled back."""
    with django_db_blocker.unblock(), wiped_after():
        organisation.load()
        catalogue.load()
        yield


@pytest.mark.parametrize("code", sorted(FORMS))
def test_a_shipped_form_is_filed(code: str, client: Client) -> None:
    cache.clear()
    answers = examples.right(FORMS[code])
    client.post(f"/procedures/{code}/file/")
    draft = Draft.objects.get()

    for page in FORMS[code].pages:
        if holds(page.when, answers):
            answered = filing_browser.answered(client, draft, page.key, answers)
            assert answered.status_code == 302, (page.key, body(answered))
    asked_for = {f"{name}.pdf" for name in filing_browser.attach(client, draft)}
    filing_browser.choose_centre(client, draft)
    sent = client.post(f"/drafts/{draft.key}/send/", follow=True)

    dossier = Dossier.objects.get()
    assert dossier.code in body(sent)
    assert dossier.procedure_version.procedure.code == code
    assert (dossier.status, dossier.fee_dong) == (Status.REGISTERED, FEES_DONG[code])
    attached = dossier.documents.exclude(file=None)
    assert {paper.file_name for paper in attached} >= asked_for
