"""What the authorities offer: sectors, procedures and versions, decisions, papers, fees, processes.

A dossier keeps the version it was filed under (`ProcedureVersion`), with that version's process.
"""

from django.db import models
from django.db.models import Q

from motcua.law.actor import Role
from motcua.law.catalogue_life import KEPT, OPEN, Deed, Kind, Subject
from motcua.law.process import StepKind


class Sector(models.Model):
    code = models.SlugField(unique=True, max_length=60)
    name_vi = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)

    def __str__(self) -> str:
        return self.name_vi


class Decision(models.Model):
    """The instrument that publishes, amends or repeals procedures, or approves their processes."""

    number = models.CharField(max_length=60, unique=True)
    title_vi = models.CharField(max_length=400)
    title_en = models.CharField(max_length=400, blank=True)
    kind = models.CharField(max_length=20)
    issued_on = models.DateField()
    effective_on = models.DateField()
    issuer = models.CharField(max_length=200)
    signer = models.CharField(max_length=100, blank=True, default="")


class Procedure(models.Model):
    code = models.CharField(max_length=40, unique=True)
    sector = models.ForeignKey(Sector, on_delete=models.PROTECT, related_name="procedures")

    def __str__(self) -> str:
        return self.code


class Process(models.Model):
    """An approved internal process, never changed after approval; a new one replaces it."""

    code = models.SlugField(unique=True, max_length=80)
    name_vi = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    limit = models.CharField(max_length=8, blank=True, default="")  # the one it was drawn for, "15d"

    def __str__(self) -> str:
        return self.code


class StepUnit(models.TextChoices):
    CENTRE = "centre"  # the centre that received the dossier
    COMPETENT = "competent"  # the competent agency
    PARENT = "parent"  # the agency above the competent one
    AGENCY = "agency"  # the one named on the step


class Step(models.Model):
    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="steps")
    key = models.SlugField(max_length=40)
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=[(k.value, k.value) for k in StepKind])
    name_vi = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)
    role = models.CharField(max_length=20, choices=[(r.value, r.value) for r in Role])
    unit = models.CharField(max_length=10, choices=StepUnit.choices)
    agency = models.ForeignKey("organisation.Agency", on_delete=models.PROTECT, null=True, blank=True)
    limit_minutes = models.PositiveIntegerField()
    # Agencies whose opinion is asked in parallel when the step begins.
    consults = models.ManyToManyField("organisation.Agency", blank=True, related_name="consulted_steps")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["process", "key"], name="one_step_per_key"),
            models.CheckConstraint(
                condition=Q(unit="agency", agency__isnull=False)
                | (~Q(unit="agency") & Q(agency__isnull=True)),
                name="named_agency_only_where_needed",
            ),
        )

    def __str__(self) -> str:
        return self.name_vi


class StepOutcome(models.Model):
    """What a step may come to, and where it leads; `next` null ends the process."""

    step = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="outcomes")
    outcome = models.SlugField(max_length=30)
    label_vi = models.CharField(max_length=100)
    label_en = models.CharField(max_length=100, blank=True)
    next = models.ForeignKey(Step, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    # The ordinary way forward: what is offered first, and what many dossiers at once come to.
    onward = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["step", "outcome"], name="one_way_per_outcome"),
            models.UniqueConstraint(
                fields=["step"], condition=Q(onward=True), name="one_ordinary_way_per_step"
            ),
        )


class ServiceLevel(models.TextChoices):
    """Decree 42/2022/NĐ-CP, art. 4; the old levels 3 and 4 map to partial and full."""

    INFORMATION = "information"
    PARTIAL = "partial"
    FULL = "full"


class FeeTiming(models.TextChoices):
    BEFORE = "before"  # thu trước
    AFTER = "after"  # thu sau
    FREE = "free"  # miễn phí
    NONE = "none"  # không thu


class ProcedureVersion(models.Model):
    """A procedure as one decision made it, for a period."""

    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="versions")
    version = models.PositiveSmallIntegerField()
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, null=True, blank=True)
    # Null at district and commune level: there the unit where one files is competent.
    agency = models.ForeignKey("organisation.Agency", on_delete=models.PROTECT, null=True, blank=True)
    # Who decides there where it is not the people's committee itself: "Công an cấp xã".
    office_vi = models.CharField(max_length=200, blank=True, default="")
    office_en = models.CharField(max_length=200, blank=True, default="")
    level = models.CharField(max_length=10)
    name_vi = models.CharField(max_length=500)
    name_en = models.CharField(max_length=500, blank=True)
    folded_name = models.CharField(max_length=500)
    service_level = models.CharField(max_length=12, choices=ServiceLevel.choices)
    online_level = models.PositiveSmallIntegerField(default=2)  # 2, 3, 4 as before Decree 42/2022
    statutory_limit = models.CharField(max_length=8)  # law.worktime.Limit as text, "15d"
    limit = models.CharField(max_length=8)  # after the province's shortening; this one runs
    result_vi = models.CharField(max_length=300)
    result_en = models.CharField(max_length=300, blank=True)
    result_kind = models.CharField(max_length=20)
    conditions_vi = models.TextField(blank=True)
    legal_grounds = models.TextField(blank=True)
    channels = models.CharField(max_length=40, default="counter;online;post")
    fee_timing = models.CharField(max_length=8, choices=FeeTiming.choices)
    process = models.ForeignKey(Process, on_delete=models.PROTECT)
    on_the_spot = models.BooleanField(default=False)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["procedure", "version"], name="one_row_per_version"),)

    def __str__(self) -> str:
        return self.name_vi


class RequiredDocument(models.Model):
    version = models.ForeignKey(ProcedureVersion, on_delete=models.CASCADE, related_name="required_documents")
    position = models.PositiveSmallIntegerField()
    name_vi = models.CharField(max_length=500)
    name_en = models.CharField(max_length=500, blank=True)
    kind = models.CharField(max_length=16)  # original, certified_copy, e_copy
    originals = models.PositiveSmallIntegerField(default=1)
    copies = models.PositiveSmallIntegerField(default=0)
    e_copy_allowed = models.BooleanField(default=True)
    mandatory = models.BooleanField(default=True)
    case_vi = models.CharField(max_length=300, blank=True)
    # Of its electronic copy; nothing here: as the settings have it.
    file_types = models.CharField(max_length=100, blank=True)  # endings, separated by spaces
    file_most_mb = models.PositiveSmallIntegerField(null=True, blank=True)
    files_most = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["version", "position"], name="one_document_per_position"),
        )


class FeeKind(models.TextChoices):
    FEE = "fee"  # phí
    CHARGE = "charge"  # lệ phí


class Fee(models.Model):
    version = models.ForeignKey(ProcedureVersion, on_delete=models.CASCADE, related_name="fees")
    kind = models.CharField(max_length=8, choices=FeeKind.choices)
    case_vi = models.CharField(max_length=300)
    case_en = models.CharField(max_length=300, blank=True)
    amount_dong = models.PositiveBigIntegerField()
    unit_vi = models.CharField(max_length=60, blank=True)
    exemptions_vi = models.CharField(max_length=500, blank=True)
    legal_ground = models.CharField(max_length=300, blank=True)


class EForm(models.Model):
    """The electronic form of a version: JSON Schema 2020-12 and a layout, never changed once it is there.

    A corrected form is the next number; the highest is the one in force. Drafts and dossiers keep theirs.
    """

    version = models.ForeignKey(ProcedureVersion, on_delete=models.PROTECT, related_name="eforms")
    number = models.PositiveSmallIntegerField()
    schema = models.JSONField()
    layout = models.JSONField()
    digest = models.CharField(max_length=64)  # SHA-256 of both, to tell a changed form from the same one

    class Meta:
        constraints = (models.UniqueConstraint(fields=["version", "number"], name="one_eform_per_number"),)


class ResultTemplate(models.Model):
    """What the result of a version looks like: blocks (lib.blocks), never changed. A dossier keeps its version's."""

    version = models.OneToOneField(
        ProcedureVersion, on_delete=models.PROTECT, related_name="result_template", primary_key=True
    )
    blocks = models.JSONField()

    def __str__(self) -> str:
        return f"{self.version_id}"


class TimeLimitCut(models.Model):
    """The plan to shorten limits in one agency; what was attained is counted from the versions."""

    agency = models.ForeignKey("organisation.Agency", on_delete=models.PROTECT)
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT)
    plan_share_percent = models.DecimalField(max_digits=4, decimal_places=1)


class NationalDifference(models.Model):
    """Where the national database and ours differ in a part of a procedure, as last compared.

    `value`: what our text would say; null where nobody but a person can put it there.
    """

    class State(models.TextChoices):
        OPEN = "open"
        ACCEPTED = "accepted"  # into a draft
        DISMISSED = "dismissed"  # stays as it is, with a reason, while both sides stay as they are

    code = models.CharField(max_length=40)
    title_vi = models.CharField(max_length=500)
    part = models.CharField(max_length=16)
    ours = models.TextField(blank=True)
    theirs = models.TextField(blank=True)
    value = models.JSONField(null=True)
    state = models.CharField(max_length=9, choices=State.choices, default=State.OPEN)
    reason = models.CharField(max_length=500, blank=True)
    decided_by = models.CharField(max_length=100, blank=True)
    decided_at = models.DateTimeField(null=True)
    found_at = models.DateTimeField()
    proposal = models.ForeignKey("Proposal", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["code", "part"], name="one_difference_of_a_part"),)
        indexes = (models.Index(fields=["state", "code", "part"], name="differences_by_state"),)


class CatalogueRevision(models.Model):
    """How often the catalogue was changed: one row, by which whoever remembers it knows to read again."""

    sole = models.BooleanField(primary_key=True, default=True)
    number = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = (models.CheckConstraint(condition=Q(sole=True), name="one_catalogue_revision"),)


class LifeEvent(models.Model):
    """What happens in somebody's life, and the procedures that it brings with it."""

    code = models.SlugField(unique=True, max_length=40)
    name_vi = models.CharField(max_length=100)
    name_en = models.CharField(max_length=100)
    procedures = models.ManyToManyField(Procedure, related_name="life_events")

    def __str__(self) -> str:
        return self.name_vi


class EverydayWord(models.Model):
    """How people call a thing, and the words that the names of procedures use for it."""

    phrase = models.CharField(max_length=100)
    folded = models.CharField(max_length=100, unique=True)
    means_vi = models.CharField(max_length=200)

    def __str__(self) -> str:
        return self.phrase


class UnfoundTerm(models.Model):
    """What people looked for and did not find, for the catalogue officers to answer. No person is kept."""

    folded = models.CharField(max_length=100, unique=True)
    text = models.CharField(max_length=100)  # as it was typed last
    times = models.PositiveIntegerField(default=1)
    first_on = models.DateField()
    last_on = models.DateField()

    class Meta:
        indexes = (models.Index(fields=["-times", "folded"], name="unfound_by_times"),)

    def __str__(self) -> str:
        return self.text


class Proposal(models.Model):
    """A change of the catalogue on its way from draft to publication (law.catalogue_life).

    Its content lies beside the catalogue, as JSON of law.procedure, until it is published: nobody files,
    searches or works by a draft.
    """

    subject = models.CharField(max_length=10, choices=[(s.value, s.value) for s in Subject])
    kind = models.CharField(max_length=8, choices=[(k.value, k.value) for k in Kind])
    code = models.CharField(max_length=80)  # of the procedure, or of the process
    title_vi = models.CharField(max_length=500)
    ground_vi = models.TextField(blank=True)  # the legal text that makes the change due
    content = models.JSONField()
    stage = models.CharField(max_length=10, choices=[(s.value, s.value) for s in sorted(KEPT)])
    # What it was written against, and what it became.
    base_version = models.ForeignKey(
        ProcedureVersion, on_delete=models.PROTECT, null=True, blank=True, db_index=False, related_name="+"
    )
    base_process = models.ForeignKey(
        Process, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    published_version = models.ForeignKey(
        ProcedureVersion, on_delete=models.PROTECT, null=True, blank=True, db_index=False, related_name="+"
    )
    published_process = models.ForeignKey(
        Process, on_delete=models.PROTECT, null=True, blank=True, db_index=False, related_name="+"
    )
    decision = models.ForeignKey(
        Decision, on_delete=models.PROTECT, null=True, blank=True, related_name="proposals"
    )
    version = models.PositiveIntegerField(default=1)  # one more with every writing
    changed_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["subject", "code"],
                condition=Q(stage__in=[s.value for s in sorted(OPEN)]),
                name="one_open_proposal_per_thing",
            ),
            models.CheckConstraint(
                condition=Q(stage__in=["approved", "published"], decision__isnull=False)
                | (~Q(stage__in=["approved", "published"]) & Q(decision__isnull=True)),
                name="approved_by_a_decision",
            ),
            models.CheckConstraint(
                condition=Q(stage="published", published_at__isnull=False)
                | (~Q(stage="published") & Q(published_at__isnull=True)),
                name="published_at_a_time",
            ),
        )
        indexes = (
            models.Index(fields=["stage", "-id"], name="proposals_by_stage"),
            models.Index(
                fields=["-published_at"], condition=Q(stage="published"), name="proposals_published"
            ),
        )

    def __str__(self) -> str:
        return self.title_vi


class ProposalNote(models.Model):
    """What was done to a proposal and what was said of it, in order; appended and never changed."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="notes")
    at = models.DateTimeField()
    deed = models.CharField(max_length=14, choices=[(d.value, d.value) for d in Deed])
    from_stage = models.CharField(max_length=10, blank=True)
    to_stage = models.CharField(max_length=10)
    of_version = models.PositiveIntegerField()
    officer_id = models.BigIntegerField(null=True)
    actor_name = models.CharField(max_length=100)
    position = models.CharField(max_length=100, blank=True)
    text = models.TextField(blank=True)

    class Meta:
        indexes = (models.Index(fields=["proposal", "id"], name="notes_of_proposal"),)
