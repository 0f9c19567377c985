"""The training plan, who has a place in a course, who came and how the test went."""

from django.db import models
from django.db.models import F, Q


class TrainingCourse(models.Model):
    """A planned or held course. `pass_score`: the least score of 100 with which its test is passed; null: no test."""

    centre = models.ForeignKey("organisation.ServiceCentre", on_delete=models.PROTECT, db_index=False)
    title = models.CharField(max_length=200)
    content = models.CharField(max_length=1000, blank=True)
    first_on = models.DateField()
    last_on = models.DateField()
    hours = models.PositiveSmallIntegerField()
    place = models.CharField(max_length=200, blank=True)
    trainer = models.CharField(max_length=200, blank=True)
    pass_score = models.PositiveSmallIntegerField(null=True)
    called_off_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["centre", "title", "first_on"], name="one_course_of_a_title"),
            models.CheckConstraint(
                condition=Q(first_on__lte=F("last_on"), hours__gte=1), name="course_has_length"
            ),
            models.CheckConstraint(
                condition=Q(pass_score__isnull=True) | Q(pass_score__range=(1, 100)),
                name="score_of_a_hundred",
            ),
        )
        indexes = (models.Index(fields=["centre", "-first_on", "-id"], name="courses_of_centre"),)

    def __str__(self) -> str:
        return self.title


class TrainingPlace(models.Model):
    """An officer's place in a course: whether they came (null: nobody said yet), and the test's score."""

    course = models.ForeignKey(TrainingCourse, on_delete=models.PROTECT, related_name="places")
    officer = models.ForeignKey("organisation.Officer", on_delete=models.PROTECT, related_name="training")
    attended = models.BooleanField(null=True)
    score = models.PositiveSmallIntegerField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["course", "officer"], name="one_place_in_a_course"),
            models.CheckConstraint(
                condition=Q(score__isnull=True) | Q(score__lte=100, attended=True),
                name="test_of_who_attended",
            ),
        )
