"""A person's own store of files: kept once, handed in again without a new upload."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from motcua.documents.models import PersonalDocument
from motcua.documents.queries.personal import KINDS
from motcua.law.actor import Actor
from motcua.law.errors import N_, NotPermitted, NotPossible
from motcua.lib import file_names

MOST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class ToKeep:
    """A stored file for a person's own store: called `name`, of one of KINDS."""

    file_id: int
    file_name: str
    name: str
    kind: str = "other"
    issued_on: date | None = None
    expires_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Renaming:
    document_id: int
    name: str
    kind: str
    issued_on: date | None = None
    expires_on: date | None = None


class NobodysStore(NotPermitted):
    message = N_("Only a person who is known by name has a store of documents. Sign in first.")


class NoSuchDocument(NotPossible):
    message = N_("This document is not in your store.")


class StoreFull(NotPossible):
    message = N_("Your store holds %(most)s documents already. Remove some first.")


class WrongDates(NotPossible):
    message = N_("The document cannot expire before the day it was issued.")


class NameNeeded(NotPossible):
    message = N_("Give the document a name.")


def keep_for(items: Sequence[ToKeep], *, by: Actor, at: datetime) -> list[int]:
    """Put files into the actor's own store; the ids there. A file that is there already stays as it is.

    Raises NobodysStore, StoreFull, WrongDates, NameNeeded.
    """
    person_id = _person(by)
    for item in items:
        _check(item.name, item.kind, item.issued_on, item.expires_on)
    with transaction.atomic():
        if PersonalDocument.objects.filter(person_id=person_id).count() + len(items) > MOST:
            raise StoreFull(most=MOST)
        PersonalDocument.objects.bulk_create(
            [
                PersonalDocument(
                    person_id=person_id,
                    file_id=item.file_id,
                    file_name=file_names.cleaned(item.file_name),
                    name=item.name.strip()[:200],
                    kind=item.kind,
                    issued_on=item.issued_on,
                    expires_on=item.expires_on,
                    kept_at=at,
                )
                for item in items
            ],
            ignore_conflicts=True,
        )
        there = PersonalDocument.objects.filter(person_id=person_id, file_id__in=[i.file_id for i in items])
        ids = dict(there.values_list("file_id", "id"))
    return [ids[item.file_id] for item in items]


def rename(changes: Sequence[Renaming], *, by: Actor) -> None:
    """Say anew what documents of the actor's store are. Raises NoSuchDocument and what keep_for raises."""
    person_id = _person(by)
    for change in changes:
        _check(change.name, change.kind, change.issued_on, change.expires_on)
    with transaction.atomic():
        for change in changes:
            done = PersonalDocument.objects.filter(pk=change.document_id, person_id=person_id).update(
                name=change.name.strip()[:200],
                kind=change.kind,
                issued_on=change.issued_on,
                expires_on=change.expires_on,
            )
            if not done:
                raise NoSuchDocument


def remove(document_ids: Sequence[int], *, by: Actor) -> None:
    """Take documents out of the actor's store; dossiers that they were handed in with keep them."""
    mine = PersonalDocument.objects.filter(pk__in=document_ids, person_id=_person(by))
    with transaction.atomic():
        if mine.count() != len(set(document_ids)):
            raise NoSuchDocument
        mine.delete()


def _person(by: Actor) -> int:
    if by.person_id is None:
        raise NobodysStore
    return by.person_id


def _check(name: str, kind: str, issued_on: date | None, expires_on: date | None) -> None:
    if not name.strip():
        raise NameNeeded
    if kind not in KINDS:
        raise ValueError(f"no kind of document: {kind}")
    if issued_on and expires_on and expires_on < issued_on:
        raise WrongDates
