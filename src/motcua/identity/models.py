"""Persons and businesses, and the accounts they or officers sign in with."""

from django.contrib.auth.models import AbstractUser
from django.db import models


class Account(AbstractUser):
    """A sign-in. What a person may do comes from posts (organisation) or from being an applicant."""

    person = models.OneToOneField(
        "identity.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="account"
    )
    language = models.CharField(max_length=2, default="vi")


class PersonKind(models.TextChoices):
    CITIZEN = "citizen"
    BUSINESS = "business"
    ORGANISATION = "organisation"


class Person(models.Model):
    """Somebody who files or on whose behalf is filed: a citizen, a business, an organisation."""

    kind = models.CharField(max_length=12, choices=PersonKind.choices, default=PersonKind.CITIZEN)
    name = models.CharField(max_length=200)
    folded_name = models.CharField(max_length=200)
    # 12 digits (Circular 59/2021/TT-BCA), 9 on old papers; 10 or 13 for an enterprise.
    identity_number = models.CharField(max_length=14, blank=True)
    birth_on = models.DateField(null=True, blank=True)
    address = models.CharField(max_length=300, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    email = models.EmailField(blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["kind", "identity_number"],
                condition=~models.Q(identity_number=""),
                name="one_person_per_identity_number",
            ),
        )

    def __str__(self) -> str:
        return self.name
