"""What applicants say of how they were served: one rating for a dossier, with what more they told."""

from django.db import models

from motcua.law.errors import N_


class Score(models.TextChoices):
    """The three answers of the survey. The labels are msgids; faces translate them."""

    VERY_SATISFIED = "very_satisfied", N_("Very satisfied")
    SATISFIED = "satisfied", N_("Satisfied")
    NOT_SATISFIED = "not_satisfied", N_("Not satisfied")


class Way(models.TextChoices):
    """Where the rating was given."""

    KIOSK = "kiosk"  # the screen at the counter or in the hall
    ONLINE = "online"  # the page behind the receipt's QR code
    SMS = "sms"
    PAPER = "paper"


class Rating(models.Model):
    dossier = models.OneToOneField("dossiers.Dossier", on_delete=models.PROTECT, related_name="rating")
    # Whom it is about, as it was then: dossiers move on, a rating does not.
    officer = models.ForeignKey(
        "organisation.Officer", on_delete=models.PROTECT, null=True, related_name="ratings"
    )
    agency = models.ForeignKey("organisation.Agency", on_delete=models.PROTECT, db_index=False)
    centre = models.ForeignKey("organisation.ServiceCentre", on_delete=models.PROTECT, db_index=False)
    score = models.CharField(max_length=16, choices=Score.choices)
    comment = models.TextField(blank=True)
    channel = models.CharField(max_length=8, choices=Way.choices)
    rated_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True)  # when the optional questions were answered; once

    class Meta:
        constraints = (
            models.CheckConstraint(condition=models.Q(score__in=Score.values), name="rating_score_known"),
        )
        indexes = (
            models.Index(fields=["rated_at"], include=["agency", "centre", "score"], name="ratings_by_time"),
            models.Index(fields=["agency", "rated_at"], name="ratings_by_agency"),
            models.Index(
                fields=["centre", "-rated_at"], condition=~models.Q(comment=""), name="comments_by_centre"
            ),
        )

    def __str__(self) -> str:
        return f"{self.dossier_id}: {self.score}"


class SurveyQuestion(models.Model):
    """An optional question after the rating, in the manner of the criteria of Decree 61/2018/NĐ-CP, art. 31,
    and of group "satisfaction" of Decision 766/QĐ-TTg. The centre edits them; one that is no longer `asked`
    keeps its answers."""

    code = models.SlugField(unique=True, max_length=40)
    text_vi = models.CharField(max_length=300)
    text_en = models.CharField(max_length=300, blank=True)
    position = models.PositiveSmallIntegerField()
    asked = models.BooleanField(default=True)


class SurveyAnswer(models.Model):
    """What a rating answers to a question, in the decree's points."""

    class Points(models.IntegerChoices):
        YES = 2, N_("Yes")
        PARTLY = 1, N_("Partly")
        NO = 0, N_("No")

    rating = models.ForeignKey(Rating, on_delete=models.CASCADE, related_name="answers")
    question = models.ForeignKey(SurveyQuestion, on_delete=models.PROTECT, related_name="answers")
    points = models.PositiveSmallIntegerField(choices=Points.choices)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["rating", "question"], name="one_answer_per_question"),
            models.CheckConstraint(condition=models.Q(points__lte=2), name="answer_has_known_points"),
        )


class Kiosk(models.Model):
    """The screen at a counter on which whoever was just handed a result rates with one tap.

    `key` is in its address. `dossier` is the one that was handed over here last, by `officer`.
    """

    counter = models.OneToOneField("organisation.Counter", on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=32, unique=True)
    dossier = models.ForeignKey(
        "dossiers.Dossier", on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    officer = models.ForeignKey(
        "organisation.Officer", on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    offered_at = models.DateTimeField(null=True)


from motcua.ratings.models.feedback import Feedback as Feedback  # noqa: E402
from motcua.ratings.models.feedback import FeedbackFile as FeedbackFile  # noqa: E402
