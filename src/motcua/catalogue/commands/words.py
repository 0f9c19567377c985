"""The words of the people: what was not found is kept, and taught."""

import re
from collections.abc import Sequence
from datetime import date, datetime

from django.db import connection, transaction

from motcua.audit import commands as audit
from motcua.catalogue import policies, queries
from motcua.catalogue.commands.revising import revised
from motcua.catalogue.models import EverydayWord, UnfoundTerm
from motcua.law.actor import Actor
from motcua.law.errors import N_, NotPossible
from motcua.law.worktime import HANOI
from motcua.lib.folding import fold

_MOST = 10_000  # a robot that searches for nonsense does not fill the disk
_LENGTH = 100
# An identity number, a phone number, a dossier's code: nobody's own data is kept.
_OF_A_PERSON = re.compile(r"(?:\d[ .-]?){6}|@")


class MeansNothing(NotPossible):
    message = N_("No procedure is found by “%(means)s”. Use words that stand in a procedure's name.")


def note_unfound(text: str, *, on: date) -> None:
    """Remember that somebody looked for this and found nothing. What may be somebody's data is not kept."""
    folded = fold(text)[:_LENGTH].strip()
    if len(folded) < 3 or _OF_A_PERSON.search(folded):
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO catalogue_unfoundterm AS u (folded, text, times, first_on, last_on)"
            " SELECT %(folded)s, %(text)s, 1, %(on)s, %(on)s"
            " WHERE (SELECT count(*) FROM catalogue_unfoundterm) < %(most)s"
            " ON CONFLICT (folded) DO UPDATE"
            " SET times = u.times + 1, text = excluded.text, last_on = excluded.last_on",
            {"folded": folded, "text": text.strip()[:_LENGTH], "on": on, "most": _MOST},
        )


@transaction.atomic
def teach(phrase: str, *, means: str, by: Actor, at: datetime) -> None:
    """From now on `phrase` is read as `means`. Raises MeansNothing where that finds no procedure."""
    policies.demand_keeping(by)
    if not means.strip() or queries.search(means, at.astimezone(HANOI).date()).how != queries.How.ALL:
        raise MeansNothing(means=means)
    folded = fold(phrase)[:_LENGTH]
    before = EverydayWord.objects.filter(folded=folded).values_list("means_vi", flat=True).first()
    EverydayWord.objects.update_or_create(
        folded=folded, defaults={"phrase": phrase.strip()[:_LENGTH], "means_vi": means.strip()}
    )
    UnfoundTerm.objects.filter(folded=folded).delete()
    audit.change("everyday word", folded, by=by, at=at, before=before, after=means.strip())
    revised()


def dismiss(term_ids: Sequence[int], *, by: Actor) -> None:
    """Forget searches that need no answer."""
    policies.demand_keeping(by)
    UnfoundTerm.objects.filter(id__in=list(term_ids)).delete()


def forget_unfound(*, before: date) -> int:
    """Forget searches that nobody made since that day; how many they were."""
    return UnfoundTerm.objects.filter(last_on__lt=before).delete()[0]
