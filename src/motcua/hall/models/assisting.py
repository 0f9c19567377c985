"""An assisted session: a guidance officer and a citizen at the centre's computer, and what came of it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from motcua.law.errors import N_


class Topic(models.TextChoices):
    """What the citizen came for. The labels are msgids; faces translate them."""

    ACCOUNT = "account", N_("Opening an account")
    FILING = "filing", N_("Filing a dossier online")
    SUPPLEMENT = "supplement", N_("Supplementing or paying")
    FOLLOWING = "following", N_("Looking up procedures or dossiers")
    POST = "post", N_("Using the public post")
    RECOVERY = "recovery", N_("A lost telephone or passkey")
    OTHER = "other", N_("Something else")


class Outcome(models.TextChoices):
    DONE = "done", N_("Done together")
    ALONE = "alone", N_("The citizen went on alone")
    COUNTER = "counter", N_("Sent to a counter")
    UNFINISHED = "unfinished", N_("Not finished, will come back")
    FORGOTTEN = "forgotten", N_("Nobody said")


class AssistedSession(models.Model):
    """From the officer's "begin" to their "end". It counts as assisted once the citizen's code came back."""

    officer = models.ForeignKey("organisation.Officer", on_delete=models.PROTECT, db_index=False)
    centre = models.ForeignKey("organisation.ServiceCentre", on_delete=models.PROTECT, db_index=False)
    person = models.ForeignKey(
        "identity.Person", on_delete=models.PROTECT, null=True, related_name="assisted_sessions"
    )
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, db_index=False)
    code_id = models.UUIDField()  # the one-time code that confirms it; codes are forgotten, this is not
    topic = models.CharField(max_length=12, choices=Topic.choices)
    started_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    account_opened = models.BooleanField(default=False)
    identity_seen = models.BooleanField(default=False)
    contact_replaced = models.BooleanField(default=False)  # a lost telephone: the one act to look at twice
    handed_over_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=12, choices=Outcome.choices, blank=True, default="")
    note = models.CharField(max_length=500, blank=True, default="")

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("started_at")),
                name="assisted_session_ends_after_it_began",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, outcome="") | Q(ended_at__isnull=False) & ~Q(outcome=""),
                name="assisted_session_has_outcome_at_its_end",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at__isnull=True) | Q(person__isnull=False, account__isnull=False),
                name="assisted_session_confirmed_by_somebody",
            ),
        )
        indexes = (
            models.Index(fields=["officer", "-started_at"], name="assisted_by_officer"),
            models.Index(fields=["centre", "confirmed_at"], include=["person"], name="assisted_by_centre"),
            models.Index(
                fields=["started_at"], condition=Q(ended_at__isnull=True), name="assisted_still_open"
            ),
        )

    def __str__(self) -> str:
        return f"{self.started_at:%Y-%m-%d %H:%M} {self.topic}"


class AssistedDossier(models.Model):
    """A dossier that was filed online during an assisted session."""

    session = models.ForeignKey(AssistedSession, on_delete=models.CASCADE, related_name="dossiers")
    dossier = models.OneToOneField("dossiers.Dossier", on_delete=models.PROTECT, related_name="assisted")
