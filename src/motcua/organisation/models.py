"""Agencies, centres, counters, officers with their posts, and the calendars they work by.

Districts ceased on 2025-07-01: levels are data with validity dates, not code.
A period is [valid_from, valid_until): the upper end is excluded; null means until further notice.
"""

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.db import models
from django.db.models import F, Func, Q, Value

from motcua.law.actor import Role


class WorkCalendar(models.Model):
    """Working hours that an agency, centre or commune goes by; the arithmetic is law.worktime.

    `revision` grows with every change, so that a cached calendar can be known to be stale.
    """

    code = models.SlugField(unique=True)
    name_vi = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)
    revision = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return self.code


class CalendarHours(models.Model):
    """One stretch of a weekday's hours, in force for a period (summer and winter hours differ)."""

    calendar = models.ForeignKey(WorkCalendar, on_delete=models.CASCADE, related_name="hours")
    weekday = models.PositiveSmallIntegerField()  # 0 is Monday
    opens = models.TimeField()
    closes = models.TimeField()
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(opens__lt=F("closes")), name="hours_open_before_close"),
            models.CheckConstraint(condition=Q(weekday__lte=6), name="hours_weekday"),
        )


class CalendarDay(models.Model):
    """A day that differs: a holiday, a day in lieu or exchanged off, or a working day exchanged on."""

    class Kind(models.TextChoices):
        HOLIDAY = "holiday"
        IN_LIEU = "in_lieu"
        EXCHANGED_OFF = "exchanged_off"
        WORKING_DAY = "working_day"

    # Null: the whole country.
    calendar = models.ForeignKey(
        WorkCalendar, on_delete=models.CASCADE, null=True, blank=True, related_name="days"
    )
    day_on = models.DateField()
    kind = models.CharField(max_length=14, choices=Kind.choices)
    name_vi = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)
    source = models.CharField(max_length=200)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["calendar", "day_on"], name="one_rule_per_calendar_day", nulls_distinct=False
            ),
        )


class CalendarClosure(models.Model):
    """Hours lost to a storm, an epidemic or a power cut."""

    calendar = models.ForeignKey(WorkCalendar, on_delete=models.CASCADE, related_name="closures")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    reason = models.CharField(max_length=300)
    decision = models.CharField(max_length=100, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(starts_at__lt=F("ends_at")), name="closure_has_length"),
        )


class Agency(models.Model):
    """A department, a people's committee of any level, or a central agency's local arm."""

    class Kind(models.TextChoices):
        PROVINCE = "province"
        DEPARTMENT = "department"
        DISTRICT = "district"
        COMMUNE = "commune"
        VERTICAL = "vertical"

    class Level(models.TextChoices):
        PROVINCE = "province"
        DISTRICT = "district"
        COMMUNE = "commune"

    code = models.SlugField(unique=True, max_length=80)
    unit_code = models.CharField(max_length=30)  # Decision 20/2020/QĐ-TTg
    kind = models.CharField(max_length=12, choices=Kind.choices)
    level = models.CharField(max_length=10, choices=Level.choices)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )
    name_vi = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)
    calendar = models.ForeignKey(WorkCalendar, on_delete=models.PROTECT)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    address = models.CharField(max_length=300, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    place = models.CharField(max_length=60, blank=True, default="")  # before the date on its papers
    abbreviation = models.CharField(max_length=20, blank=True, default="")  # in its papers' numbers

    def __str__(self) -> str:
        return self.name_vi


class ServiceCentre(models.Model):
    """A place with counters where dossiers are received and returned (Trung tâm, Bộ phận Một cửa)."""

    code = models.SlugField(unique=True, max_length=80)
    unit_code = models.CharField(max_length=30)  # heads the dossier code
    name_vi = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)
    host = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="hosted_centres")
    level = models.CharField(max_length=10, choices=Agency.Level.choices)
    calendar = models.ForeignKey(WorkCalendar, on_delete=models.PROTECT)
    address = models.CharField(max_length=300, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    place = models.CharField(max_length=60, blank=True, default="")  # before the date on its papers
    abbreviation = models.CharField(max_length=20, blank=True, default="")  # in its papers' numbers

    def __str__(self) -> str:
        return self.name_vi


class Counter(models.Model):
    centre = models.ForeignKey(ServiceCentre, on_delete=models.CASCADE, related_name="counters")
    number = models.PositiveSmallIntegerField()
    name_vi = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)
    agencies = models.ManyToManyField(Agency, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["centre", "number"], name="one_counter_per_number"),)


class Officer(models.Model):
    account = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="officer"
    )
    code = models.SlugField(unique=True, max_length=60)
    full_name = models.CharField(max_length=100)
    position_vi = models.CharField(max_length=100, blank=True)
    position_en = models.CharField(max_length=100, blank=True)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="officers")
    phone = models.CharField(max_length=20, blank=True)
    email = models.EmailField(blank=True)

    def __str__(self) -> str:
        return self.full_name


class OfficerRole(models.Model):
    """A role held at one unit for a period."""

    officer = models.ForeignKey(Officer, on_delete=models.CASCADE, related_name="roles")
    role = models.CharField(max_length=20, choices=[(r.value, r.value) for r in Role])
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True)
    centre = models.ForeignKey(ServiceCentre, on_delete=models.PROTECT, null=True, blank=True)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(agency__isnull=True) ^ Q(centre__isnull=True), name="role_at_one_unit"
            ),
        )


class Secondment(models.Model):
    """An officer of an agency posted to a centre for a period (Decree 61/2018, art. 13)."""

    officer = models.ForeignKey(Officer, on_delete=models.CASCADE, related_name="secondments")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT)
    centre = models.ForeignKey(ServiceCentre, on_delete=models.PROTECT)
    counter = models.ForeignKey(Counter, on_delete=models.PROTECT, null=True, blank=True)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)


class Absence(models.Model):
    """An officer who is on leave, ill or away on duty; no two of one officer overlap."""

    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="absences")
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    named_by = models.ForeignKey(
        Officer, on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    named_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_from__lt=F("valid_until")),
                name="absence_has_length",
            ),
            # An officer's number as a range of one: so no extension of the database is needed.
            ExclusionConstraint(
                name="one_absence_at_a_time",
                expressions=[
                    (Func("officer", "officer", Value("[]"), function="int8range"), "&&"),
                    (Func("valid_from", "valid_until", function="daterange"), "&&"),
                ],
            ),
        )


class Substitution(models.Model):
    """Who acts for an absent officer: in everything, or in one role (empty: everything)."""

    absence = models.ForeignKey(Absence, on_delete=models.CASCADE, related_name="substitutions")
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="substitutions")
    role = models.CharField(max_length=20, blank=True, default="", choices=[(r.value, r.value) for r in Role])

    class Meta:
        constraints = (models.UniqueConstraint(fields=["absence", "role"], name="one_substitute_per_role"),)


class StaffRevision(models.Model):
    """One row that every change of an account, an officer, a role, a secondment or an absence moves with it.

    Written by triggers alone. What was read at a revision is true for as long as it stands.
    """

    id = models.BooleanField(primary_key=True, default=True)
    revision = models.UUIDField()

    class Meta:
        constraints = (models.CheckConstraint(condition=Q(id=True), name="one_staff_revision"),)


class AdministrativeUnit(models.Model):
    """A province or a commune of the country, for addresses (Decision 19/2025/QĐ-TTg: two levels since
    2025-07-01). `agency` is its people's committee where that works with this system."""

    class Kind(models.TextChoices):
        PROVINCE = "province"
        COMMUNE = "commune"

    code = models.CharField(max_length=5, unique=True)
    kind = models.CharField(max_length=8, choices=Kind.choices)
    province_code = models.CharField(max_length=2, blank=True)  # of a commune
    name_vi = models.CharField(max_length=100)
    name_en = models.CharField(max_length=100)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    def __str__(self) -> str:
        return self.name_vi
