"""The way through a form: sections with what is done, what comes after a page, what still needs a visit."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.catalogue.queries import ProcedurePage
from motcua.dossiers.queries import drafts
from motcua.dossiers.queries.drafts import DraftShown
from motcua.lib.eform import Page
from motcua.portal.filing.saying import said


@dataclass(frozen=True, slots=True)
class Task:
    """A line of the task list. `state`: done, begun, open, or later (something else comes first)."""

    title: str
    href: str
    state: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    title: str
    tasks: tuple[Task, ...]


def tasks(draft: DraftShown, *, on: date) -> list[Group]:
    """The sections of the form with their pages, then papers, place and return, then sending."""
    open_ = set(drafts.still_open(draft, on=on))
    groups = []
    for section in draft.form.sections:
        pages = [page for page in draft.shown_pages() if page.section == section.key]
        lines = [_task(draft, page, open_) for page in pages]
        if section == draft.form.sections[-1]:
            groups.append(Group(_("Papers and place"), (_papers(draft, open_), _where(draft, open_))))
        if lines:
            groups.append(Group(said(section.title), tuple(lines)))
    ready = not open_ and not draft.rivals
    send = Task(
        _("Check your answers and send"),
        address(draft, "check") if ready else "",
        "open" if ready else "later",
        "" if ready else _("When everything above is done"),
    )
    return [*groups, Group(_("Send"), (send,))]


def _task(draft: DraftShown, page: Page, open_: set[str]) -> Task:
    state = "open" if page.key not in draft.pages else "begun" if page.key in open_ else "done"
    return Task(said(page.title), page_address(draft, page.key), state)


def _papers(draft: DraftShown, open_: set[str]) -> Task:
    state = "done" if "documents" not in open_ else "begun" if draft.files else "open"
    count = sum(1 for one in draft.papers() if not one.by_form)
    return Task(
        _("Attach papers"), address(draft, "documents"), state, "" if count else _("None are asked for")
    )


def _where(draft: DraftShown, open_: set[str]) -> Task:
    return Task(_("Where you file"), address(draft, "where"), "open" if "where" in open_ else "done")


def following(draft: DraftShown, page: Page) -> str:
    """Where one goes on after a page: the next page of its section, or else the list."""
    pages = [one for one in draft.shown_pages() if one.section == page.section]
    keys = [one.key for one in pages]
    if page.key in keys and keys.index(page.key) + 1 < len(keys):
        return page_address(draft, keys[keys.index(page.key) + 1])
    return address(draft, "tasks")


def before(draft: DraftShown, page: Page) -> str:
    """Where "Back" leads: the page before in the section, or else the list."""
    keys = [one.key for one in draft.shown_pages() if one.section == page.section]
    place = keys.index(page.key) if page.key in keys else 0
    return page_address(draft, keys[place - 1]) if place else address(draft, "tasks")


def address(draft: DraftShown, name: str) -> str:
    return reverse(f"portal:draft-{name}", args=[draft.key])


def page_address(draft: DraftShown, page: str) -> str:
    return reverse("portal:draft-page", args=[draft.key, page])


def visits(page: ProcedurePage) -> list[str]:
    """What cannot be done online for this procedure, by its service level (Decree 42/2022, art. 4)."""
    if page.found.service_level != "partial":
        return []
    return [
        _("Show the originals of your papers at the counter, when the centre asks you to."),
        _("Fetch the result at the counter, unless you choose the public post or the electronic copy."),
    ]


def visits_of(draft: DraftShown, page: ProcedurePage) -> list[str]:
    """What of this very case needs a visit: originals to show, the result to fetch."""
    said_ = [
        _("Show the original at the counter: %(paper)s.") % {"paper": one.paper.name}
        for one in draft.papers()
        if one.shown_later
    ]
    if page.found.service_level == "partial" and not said_:
        said_.append(_("Show the originals of your papers at the counter, when the centre asks you to."))
    if draft.asked.get("return_way") == "counter":
        said_.append(_("Fetch the result at the counter, as you chose."))
    return said_


def too_late(request: HttpRequest, draft: DraftShown) -> HttpResponseBase:
    """What was filed is not filled in again: going back shows what was sent."""
    if "X-Autosave" in request.headers:
        return JsonResponse({"filed": address(draft, "done")}, status=409)
    return redirect("portal:draft-done", key=draft.key)


def in_language(response: HttpResponse, language: str) -> HttpResponse:
    """Let this browser read in the language from the next page on."""
    if language in dict(settings.LANGUAGES):
        response.set_cookie(settings.LANGUAGE_COOKIE_NAME, language, max_age=31_536_000, samesite="Lax")
    return response


def frame(draft: DraftShown) -> dict[str, Any]:
    """What every page of a draft shows."""
    return {
        "draft": draft,
        "tasks_href": address(draft, "tasks"),
        "code": drafts.resume_code(draft.key),
    }
