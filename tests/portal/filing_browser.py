"""Filling in and filing a draft through the portal's pages, as a browser without scripts does."""

import re
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from motcua.catalogue import queries as catalogue
from motcua.dossiers.models import Draft
from tests import forms
from tests.documents import hostile
from tests.world import World

CODE = "1.009978"


def browser() -> Client:
    client = Client()
    client.cookies["motcua_language"] = "en"
    return client


def begun(client: Client, world: World) -> Draft:
    """A draft of the small form that this browser has begun."""
    forms.make_places()
    forms.publish(world.five_days, *forms.small_form())
    client.post(f"/procedures/{CODE}/file/")
    return Draft.objects.latest("id")


def answered(client: Client, draft: Draft, key: str, answers: dict[str, Any], **more: Any) -> HttpResponse:
    page = next(page for page in catalogue.eform(draft.eform_id).form.pages if page.key == key)
    draft.refresh_from_db()
    told = forms.sent(page, answers) | {"seen": [str(draft.revision)]} | more
    return client.post(f"/drafts/{draft.key}/pages/{key}/", told)  # type: ignore[return-value]


def filled(client: Client, world: World, draft: Draft, answers: dict[str, Any]) -> None:
    """Every page answered, the papers attached, the centre chosen."""
    for page in catalogue.eform(draft.eform_id).form.pages:
        answered(client, draft, page.key, answers)
    client.post(f"/drafts/{draft.key}/where/", {"centre": world.centre.pk})
    forms.attach_all(draft, timezone.now())


def choose_centre(client: Client, draft: Draft) -> None:
    """The first that the page offers."""
    shown = body(client.get(f"/drafts/{draft.key}/where/"))
    centre = re.findall(r'name="centre" type="radio" value="(\d+)"', shown)[0]
    client.post(f"/drafts/{draft.key}/where/", {"centre": centre})


def attach(client: Client, draft: Draft) -> list[str]:
    """A PDF for each paper that the page asks for, named as its field; the names."""
    shown = client.get(f"/drafts/{draft.key}/documents/").content.decode()
    names = [name for name in re.findall(r'name="(file-\w+)"', shown) if name != "file-other"]
    papers = {name: SimpleUploadedFile(f"{name}.pdf", hostile.named_pdf(name)) for name in names}
    client.post(f"/drafts/{draft.key}/documents/", papers | {"act": "on"})
    return names


def body(response: Any) -> str:
    if response.streaming:
        return b"".join(response.streaming_content).decode("latin-1")
    return str(response.content.decode())
