"""The dossier and all that belongs to it. Written by `dossiers.commands` alone.

`Dossier` holds two kinds of columns: what was handed in (never changes) and the state
(`events.state.State`), which every event changes and from which replaying the events gives the row.
"""

from typing import Any

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.db.models import Q

from motcua.law.lifecycle import CLOSED, IN_HAND, OPEN, Status

_OPEN = sorted(int(s) for s in OPEN)
_CLOSED = sorted(int(s) for s in CLOSED)
_IN_HAND = sorted(int(s) for s in IN_HAND)


def _history(to: str) -> Any:
    """A reference from an event: kept as a number that outlives what it names, and unindexed,
    since events are read by dossier."""
    return models.ForeignKey(
        to, on_delete=models.DO_NOTHING, null=True, db_constraint=False, db_index=False, related_name="+"
    )


def _unindexed(to: str) -> Any:
    """A reference whose index would never be used alone: composite ones below serve the reads."""
    return models.ForeignKey(to, on_delete=models.PROTECT, null=True, db_index=False, related_name="+")


class Channel(models.TextChoices):
    COUNTER = "counter"
    ONLINE = "online"
    POST = "post"


class ReturnWay(models.TextChoices):
    COUNTER = "counter"
    POST = "post"
    ELECTRONIC = "electronic"


class Dossier(models.Model):
    """One case: an applicant's request under one version of a procedure."""

    code = models.CharField(max_length=40, unique=True)
    tracking_secret = models.CharField(max_length=16)

    procedure_version = models.ForeignKey(
        "catalogue.ProcedureVersion", on_delete=models.PROTECT, db_index=False
    )
    channel = models.CharField(max_length=8, choices=Channel.choices)
    centre = models.ForeignKey("organisation.ServiceCentre", on_delete=models.PROTECT, db_index=False)
    counter = _unindexed("organisation.Counter")
    agency = models.ForeignKey("organisation.Agency", on_delete=models.PROTECT, db_index=False)  # competent
    registered_at = models.DateTimeField(null=True)

    applicant = models.ForeignKey(
        "identity.Person", on_delete=models.PROTECT, null=True, db_index=False, related_name="dossiers"
    )
    applicant_name = models.CharField(max_length=200)
    applicant_folded = models.CharField(max_length=200)
    applicant_identity = models.CharField(max_length=14, blank=True, default="")
    applicant_phone = models.CharField(max_length=20, blank=True, default="")
    applicant_address = models.CharField(max_length=300, blank=True, default="")
    applicant_email = models.CharField(max_length=254, blank=True, default="")
    submitter_name = models.CharField(max_length=200, blank=True, default="")
    submitter_phone = models.CharField(max_length=20, blank=True, default="")
    subject = models.CharField(max_length=500, blank=True, default="")
    sets = models.PositiveSmallIntegerField(default=1)
    return_way_wanted = models.CharField(max_length=10, choices=ReturnWay.choices, default=ReturnWay.COUNTER)
    # Where the post brings the result, once the applicant said so; before that, the applicant's address.
    return_address = models.CharField(max_length=300, blank=True, default="", db_default="")
    fee_dong = models.PositiveBigIntegerField(default=0)

    # --- state: the columns of events.state.State ---
    status = models.PositiveSmallIntegerField(choices=[(int(s), s.name) for s in Status])
    status_before = models.PositiveSmallIntegerField(null=True)  # where a pause leads back to
    step = _unindexed("catalogue.Step")
    holder_centre = _unindexed("organisation.ServiceCentre")
    holder_agency = _unindexed("organisation.Agency")
    holder_officer = _unindexed("organisation.Officer")
    taken_at = models.DateTimeField(null=True)  # null while given to a unit that has not taken it yet
    received_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)
    first_due_at = models.DateTimeField(null=True)  # moved by pauses and calendars, never by an apology
    step_due_at = models.DateTimeField(null=True)
    next_signal_at = models.DateTimeField(null=True)
    remaining_minutes = models.IntegerField(null=True)  # working minutes left, stored at the pause
    first_remaining_minutes = models.IntegerField(null=True)  # the same against the first due time
    supplements_asked = models.PositiveSmallIntegerField(default=0)
    apologies = models.PositiveSmallIntegerField(default=0)
    owed_dong = models.PositiveBigIntegerField(default=0)
    finished_at = models.DateTimeField(null=True)
    timeliness = models.PositiveSmallIntegerField(null=True)  # law.timeliness
    closed_at = models.DateTimeField(null=True)  # refused, withdrawn or stopped
    returned_at = models.DateTimeField(null=True)
    return_way = models.CharField(max_length=10, null=True)  # noqa: DJ001 - null is "not yet"
    step_remaining_minutes = models.IntegerField(null=True)  # what the step had left at the pause
    version = models.PositiveIntegerField(default=0)  # the number of the last event of the chain
    last_hash = models.BinaryField()

    class Meta:
        constraints = (
            # No silent stuck state: every open dossier has one owner, and a signal to come.
            models.CheckConstraint(
                condition=Q(status__in=_CLOSED)
                | (Q(holder_centre__isnull=False) ^ Q(holder_agency__isnull=False))
                & Q(next_signal_at__isnull=False),
                name="open_dossier_has_owner_and_signal",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=_IN_HAND)
                | Q(received_at__isnull=False, due_at__isnull=False)
                | Q(status__in=[5, 6], received_at__isnull=True),
                name="dossier_in_hand_has_a_limit",
            ),
            models.CheckConstraint(
                condition=Q(finished_at__isnull=True, timeliness__isnull=True)
                | Q(finished_at__isnull=False, timeliness__isnull=False),
                name="finished_dossier_is_judged",
            ),
        )
        indexes = (
            # A desk's lists: each is a stretch of one of these, read and counted without its rows.
            models.Index(
                fields=["holder_centre", "status", "due_at", "id"],
                include=["holder_officer"],
                condition=Q(status__in=_OPEN),
                name="work_by_centre",
            ),
            models.Index(
                fields=["holder_agency", "status", "due_at", "id"],
                include=["holder_officer"],
                condition=Q(status__in=_OPEN),
                name="work_by_agency",
            ),
            models.Index(
                fields=["holder_officer", "status", "due_at", "id"],
                condition=Q(status__in=_OPEN, holder_officer__isnull=False),
                name="work_by_officer",
            ),
            models.Index(fields=["next_signal_at"], condition=Q(status__in=_OPEN), name="open_by_signal"),
            models.Index(
                fields=["centre", "received_at"],
                include="agency channel procedure_version finished_at closed_at timeliness status".split(),
                name="received_for_reports",
            ),
            models.Index(
                fields=["centre", "finished_at"],
                include=["agency", "channel", "procedure_version", "received_at", "timeliness"],
                condition=Q(finished_at__isnull=False),
                name="finished_for_reports",
            ),
            models.Index(fields=["agency", "received_at"], name="received_by_agency"),
            models.Index(fields=["agency", "procedure_version", "id"], name="by_procedure"),
            # Whether a procedure was filed online in a period: one entry answers.
            models.Index(
                fields=["procedure_version", "centre", "received_at"],
                include=["agency"],
                condition=Q(channel="online", received_at__isnull=False),
                name="filed_online",
            ),
            models.Index(
                fields=["applicant", "status", "id"],
                condition=Q(applicant__isnull=False),
                name="dossiers_of_applicant",
            ),
            models.Index(fields=["applicant_folded"], name="by_name", opclasses=["text_pattern_ops"]),
            models.Index(
                fields=["applicant_identity"],
                name="by_identity",
                opclasses=["text_pattern_ops"],
                condition=~Q(applicant_identity=""),
            ),
            models.Index(
                fields=["applicant_phone"],
                name="by_phone",
                opclasses=["text_pattern_ops"],
                condition=~Q(applicant_phone=""),
            ),
            GinIndex(SearchVector("applicant_folded", config="simple"), name="by_name_words"),
        )

    def __str__(self) -> str:
        return self.code


class Event(models.Model):
    """What happened: appended, never changed (a trigger refuses), each with the hash of the one before.

    `changes` are the state columns that became different. `span_*` tell of the stretch of time that
    this event closes: how many working minutes since the event before, whether the clock ran or
    stood, and in whose hands the dossier lay. Their sums are the dossier's clock account.
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, db_index=False, related_name="events")
    seq = models.PositiveIntegerField()
    kind = models.CharField(max_length=20)
    at = models.DateTimeField()
    actor_kind = models.CharField(max_length=12)
    actor_name = models.CharField(max_length=100)
    officer = _history("organisation.Officer")
    person = _history("identity.Person")
    agency = _history("organisation.Agency")  # where the actor acted from
    centre = _history("organisation.ServiceCentre")
    counter = _history("organisation.Counter")
    from_status = models.PositiveSmallIntegerField(null=True)
    to_status = models.PositiveSmallIntegerField()
    reason = models.TextField(blank=True)
    changes = models.JSONField()
    data = models.JSONField(default=dict)
    span_minutes = models.IntegerField(default=0)
    span_clock = models.CharField(max_length=12)
    span_agency = _history("organisation.Agency")
    span_centre = _history("organisation.ServiceCentre")
    span_officer = _history("organisation.Officer")
    key = models.UUIDField(null=True)
    hash = models.BinaryField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["dossier", "seq"], name="one_event_per_number"),
            models.UniqueConstraint(fields=["key"], condition=Q(key__isnull=False), name="one_event_per_key"),
        )
        indexes = (  # what an officer received and finished
            models.Index(
                fields=["officer", "at"],
                condition=Q(kind__in=["received", "finished"]),
                name="events_by_officer",
            ),
        )


class DailyNumber(models.Model):
    """The last number given by a unit on a day; its row lock makes numbers without gap or double."""

    unit_code = models.CharField(max_length=30)
    day_on = models.DateField()
    last = models.PositiveIntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["unit_code", "day_on"], name="one_series_per_unit_and_day"),
        )


class GuessCount(models.Model):
    """Wrong tracking words within an hour, for a dossier and an address or for an address alone.

    `slot` is a keyed hash of which; there are no more slots than commands.tracking.SLOTS, twice.
    """

    slot = models.PositiveIntegerField(primary_key=True)
    wrong = models.PositiveIntegerField()
    rests_until = models.DateTimeField(db_index=True)


class Digitisation(models.TextChoices):
    """How the electronic copy of a paper came about (Decree 45/2020; Decision 766/QĐ-TTg counts it)."""

    NONE = "none"
    DIGITISED = "digitised"  # scanned at the counter
    REUSED = "reused"  # from the person's own store
    REUSED_RESULT = "reused_result"  # the result of another dossier


class DossierDocument(models.Model):
    """A paper that was handed in, with its electronic copy where there is one."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="documents")
    required = models.ForeignKey(
        "catalogue.RequiredDocument", on_delete=models.PROTECT, null=True, db_index=False
    )
    name = models.CharField(max_length=500)
    kind = models.CharField(max_length=16)
    originals = models.PositiveSmallIntegerField(default=0)
    copies = models.PositiveSmallIntegerField(default=0)
    file = models.ForeignKey("documents.StoredFile", on_delete=models.PROTECT, null=True, db_index=False)
    file_name = models.CharField(max_length=200, blank=True)
    digitisation = models.CharField(
        max_length=16, choices=Digitisation.choices, default=Digitisation.NONE, db_default="none"
    )
    handed_in_at = models.DateTimeField()


class SupplementRequest(models.Model):
    """What was asked for, once and completely (Decree 61/2018, art. 17; Decree 118/2025, art. 11)."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="supplement_requests")
    items = models.JSONField()
    reason = models.TextField()
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=100)
    answer_until = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)


class FinancialObligation(models.Model):
    """Money the applicant owes or has paid for this dossier."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="obligations")
    name = models.CharField(max_length=300)
    amount_dong = models.PositiveBigIntegerField()
    legal_ground = models.CharField(max_length=300, blank=True)
    asked_at = models.DateTimeField()
    paid_at = models.DateTimeField(null=True)
    method = models.CharField(max_length=12, blank=True)  # cash, card, transfer, gateway
    cashier = _unindexed("organisation.Officer")


class DossierResult(models.Model):
    """What the authority decided: a licence, a certificate, a confirmation, or a refusal in writing."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="results")
    number = models.CharField(max_length=60)
    title = models.CharField(max_length=300)
    granted = models.BooleanField(default=True)
    issued_at = models.DateTimeField()
    issued_by = _unindexed("organisation.Officer")
    handed_over_at = models.DateTimeField(null=True)
    received_by = models.CharField(max_length=200, blank=True, default="")  # who fetched it
    file = models.ForeignKey("documents.StoredFile", on_delete=models.PROTECT, null=True, db_index=False)


class EarlierEnding(models.Model):
    """How a dossier had ended before it was re-opened, so that past periods keep their figures."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="earlier_endings")
    status = models.PositiveSmallIntegerField()
    received_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField()
    timeliness = models.PositiveSmallIntegerField(null=True)
    reopened_at = models.DateTimeField()


class OutgoingRegister(models.Model):
    """The last number that a unit gave a kind of paper in a year; its row lock makes numbers without
    gap or double, and lets two who issue the same paper at once do it one after the other."""

    centre = _unindexed("organisation.ServiceCentre")
    agency = _unindexed("organisation.Agency")
    kind = models.CharField(max_length=30)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["centre", "agency", "kind", "year"],
                name="one_register_per_unit_kind_and_year",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=Q(centre__isnull=False) ^ Q(agency__isnull=False), name="register_of_one_unit"
            ),
        )


class Paper(models.Model):
    """A paper as it was issued, kept as the file that went out. `issued_at` is its event's instant."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="papers")
    event = models.ForeignKey(Event, on_delete=models.PROTECT, db_index=False)
    kind = models.CharField(max_length=30)
    register = models.ForeignKey(OutgoingRegister, on_delete=models.PROTECT, db_index=False)
    number = models.PositiveIntegerField()
    file = models.ForeignKey("documents.StoredFile", on_delete=models.PROTECT, db_index=False)
    issued_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["event", "kind"], name="one_paper_per_event"),
            models.UniqueConstraint(fields=["register", "number"], name="one_paper_per_number"),
        )


# Drafts become dossiers; whoever reads or writes tables of the heart finds them all here.
from motcua.dossiers.models.asked import Consultation as Consultation, Silence as Silence  # noqa: E402, I001
from motcua.dossiers.models.counting import DayCount as DayCount, OftenMissing as OftenMissing  # noqa: E402
from motcua.dossiers.models.drafts import AnswerFile as AnswerFile  # noqa: E402
from motcua.dossiers.models.drafts import DossierForm as DossierForm, Draft as Draft, DraftFile as DraftFile  # noqa: E402
from motcua.dossiers.models.notes import Note as Note  # noqa: E402
from motcua.dossiers.models.questions import Question as Question  # noqa: E402
from motcua.dossiers.models.reading import EventMark as EventMark  # noqa: E402
from motcua.dossiers.models.reasons import ReasonCode as ReasonCode, Reasoned as Reasoned  # noqa: E402
from motcua.dossiers.models.sealed import ResultDraft as ResultDraft, ResultNumber as ResultNumber  # noqa: E402
from motcua.dossiers.models.sealed import ResultRevocation as ResultRevocation, SealedResult as SealedResult  # noqa: E402
from motcua.dossiers.models.signing import RoundState as RoundState, SigningItem as SigningItem  # noqa: E402
from motcua.dossiers.models.signing import SigningRound as SigningRound  # noqa: E402
from motcua.dossiers.models.copies import DigitalCopy as DigitalCopy  # noqa: E402
from motcua.dossiers.models.batches import PartnerBatch as PartnerBatch, PartnerDossier as PartnerDossier  # noqa: E402
