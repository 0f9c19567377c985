"""The edited message plan, the messages, and how people want to be reached.

A message is planned once for each happening, account and channel (a constraint holds it), and moves
queued -> sent -> delivered, or ends failed or given up. Its words are kept as they were sent, but with
`{link}` for the address with the tracking word: that stands with the dossier alone.
"""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q


class NoticeChannel(models.TextChoices):
    EMAIL = "email"
    SMS = "sms"
    PUSH = "push"


class NoticeState(models.TextChoices):
    QUEUED = "queued"  # waits for its hour, for its turn, or for the next try
    SENT = "sent"  # a provider took it
    DELIVERED = "delivered"  # and says that it arrived
    FAILED = "failed"  # no provider can ever deliver it
    GIVEN_UP = "given_up"  # tried often enough, or no longer true


ENDED_BADLY = (NoticeState.FAILED, NoticeState.GIVEN_UP)


class PlanChange(models.Model):
    """An edit of a situation of the message plan; the newest one is in force. `shipped`: back to the
    text that came with the program."""

    situation = models.CharField(max_length=40)
    number = models.PositiveSmallIntegerField()
    shipped = models.BooleanField(default=False)
    is_on = models.BooleanField()
    urgent = models.BooleanField()
    channels = ArrayField(models.CharField(max_length=5, choices=NoticeChannel.choices))
    texts = models.JSONField()  # {"vi": {"subject", "body", "short"}, "en": …}
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=100)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["situation", "number"], name="one_plan_change_per_number"),
        )


class Notice(models.Model):
    """One message to one person by one channel. `cause` names what it tells of: an event, a limit that
    comes near, or a happening of another part. Without `account` it goes to what was written on the dossier;
    without `dossier` it is of something else, and `told` has the facts that its words need."""

    dossier = models.ForeignKey(
        "dossiers.Dossier", on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    told = models.JSONField(default=dict, db_default={})
    event = models.ForeignKey(
        "dossiers.Event", on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    cause = models.CharField(max_length=60)
    situation = models.CharField(max_length=40)
    channel = models.CharField(max_length=5, choices=NoticeChannel.choices)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    target = models.CharField(max_length=254, blank=True)  # a telephone or an address; push: the account
    language = models.CharField(max_length=2, default="vi")
    urgent = models.BooleanField(default=False)
    quiet_from = models.TimeField()
    quiet_until = models.TimeField()
    made_at = models.DateTimeField()

    state = models.CharField(max_length=9, choices=NoticeState.choices, default=NoticeState.QUEUED)
    next_at = models.DateTimeField(null=True)  # while queued: not before
    late_at = models.DateTimeField(null=True)  # while sent: when the next provider takes over
    tries = models.PositiveSmallIntegerField(default=0)
    refusals = models.PositiveSmallIntegerField(default=0)  # of those, for good
    provider = models.CharField(max_length=12, blank=True)
    sent_at = models.DateTimeField(null=True)
    delivered_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    fault = models.CharField(max_length=200, blank=True)
    subject = models.CharField(max_length=300, blank=True)
    text = models.TextField(blank=True)
    plan_number = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["dossier", "cause", "channel", "account"],
                name="one_notice_per_cause_person_and_channel",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=Q(dossier__isnull=False) | Q(account__isnull=False) & ~Q(told={}),
                name="notice_without_dossier_has_its_facts",
            ),
            models.CheckConstraint(
                condition=Q(state="queued", next_at__isnull=False) | ~Q(state="queued") & Q(next_at=None),
                name="queued_notice_has_its_time",
            ),
        )
        indexes = (
            models.Index(fields=["next_at", "id"], condition=Q(state="queued"), name="notices_to_send"),
            models.Index(fields=["late_at"], condition=Q(late_at__isnull=False), name="notices_awaited"),
            models.Index(
                fields=["-ended_at", "-id"], condition=Q(state__in=ENDED_BADLY), name="notices_failed"
            ),
            models.Index(fields=["made_at"], condition=~Q(target=""), name="notices_to_forget"),
        )


class TryState(models.TextChoices):
    BEGUN = "begun"
    TAKEN = "taken"
    REFUSED = "refused"
    DELIVERED = "delivered"
    LOST = "lost"  # taken, and the provider said later that it did not arrive


class NoticeTry(models.Model):
    """A message handed to a provider. `reference` is what the provider knows it by, the same when the
    same try is made again after a crash."""

    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, db_index=False, related_name="sendings")
    number = models.PositiveSmallIntegerField()
    reference = models.CharField(max_length=40, unique=True)
    provider = models.CharField(max_length=12)
    at = models.DateTimeField()
    state = models.CharField(max_length=9, choices=TryState.choices, default=TryState.BEGUN)
    told_at = models.DateTimeField(null=True)
    fault = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["notice", "number"], name="one_try_of_a_notice_per_number"),
        )


class NoticeChoice(models.Model):
    """How an account wants to be reached. Equal hours: at any time."""

    account = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    email = models.BooleanField(default=True)
    sms = models.BooleanField(default=True)
    push = models.BooleanField(default=True)
    quiet_from = models.TimeField()
    quiet_until = models.TimeField()


class PushSubscription(models.Model):
    """A browser that shows an account's messages (W3C Push API)."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    endpoint = models.CharField(max_length=700, unique=True)
    p256dh = models.CharField(max_length=100)
    auth = models.CharField(max_length=40)
    device = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField()
