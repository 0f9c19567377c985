"""Persons and businesses, the accounts they or officers sign in with, and one-time codes."""

import hmac
import uuid

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q


class AccountKind(models.TextChoices):
    OFFICER = "officer"  # a user name and a password; what they may do comes from posts
    CITIZEN = "citizen"
    BUSINESS = "business"  # somebody who acts for an enterprise; an enterprise may have several


class Account(AbstractUser):
    """A sign-in. What it may do comes from posts (organisation) or from the person it acts as.

    `phone` and `email` are where one-time codes go: each was proven by a code before it was kept.
    """

    kind = models.CharField(max_length=8, choices=AccountKind.choices, default=AccountKind.OFFICER)
    person = models.ForeignKey(
        "identity.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="accounts"
    )
    phone = models.CharField(max_length=20, blank=True, default="")
    language = models.CharField(max_length=2, default="vi")

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(kind="officer", person__isnull=True)
                | ~Q(kind="officer") & Q(person__isnull=False),
                name="account_of_the_public_has_person",
            ),
            models.UniqueConstraint(
                fields=["person"], condition=Q(kind="citizen"), name="one_account_per_citizen"
            ),
            models.UniqueConstraint(fields=["phone"], condition=~Q(phone=""), name="one_account_per_phone"),
            models.UniqueConstraint(  # kept in small letters
                fields=["email"],
                condition=~Q(email="") & ~Q(kind="officer"),
                name="one_account_of_the_public_per_email",
            ),
        )

    def get_full_name(self) -> str:
        """Family name first, as names are said here."""
        return f"{self.last_name} {self.first_name}".strip()


class PersonKind(models.TextChoices):
    CITIZEN = "citizen"
    BUSINESS = "business"
    ORGANISATION = "organisation"


class Proof(models.TextChoices):
    """How we know that a person's identity number is theirs."""

    DECLARED = "declared"  # they say so; nothing is matched by it
    SEEN = "seen"  # an officer saw the paper
    ASSERTED = "asserted"  # the national identity said so at sign-in


class Person(models.Model):
    """Somebody who files or on whose behalf is filed: a citizen, a business, an organisation."""

    kind = models.CharField(max_length=12, choices=PersonKind.choices, default=PersonKind.CITIZEN)
    name = models.CharField(max_length=200)
    folded_name = models.CharField(max_length=200)
    # 12 digits (Circular 59/2021/TT-BCA), 9 on old papers; 10 or 13 for an enterprise.
    identity_number = models.CharField(max_length=14, blank=True)
    proof = models.CharField(max_length=8, choices=Proof.choices, default=Proof.SEEN)
    birth_on = models.DateField(null=True, blank=True)
    address = models.CharField(max_length=300, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    email = models.EmailField(blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["kind", "identity_number"],
                # Whoever types another's number takes nothing from them.
                condition=~Q(identity_number="") & ~Q(proof="declared"),
                name="one_person_per_identity_number",
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def proven_number(self) -> str:
        """The identity number if somebody else than this person vouches for it: match by this one."""
        return "" if self.proof == Proof.DECLARED else self.identity_number


class CodePurpose(models.TextChoices):
    ENTER = "enter"  # sign in or sign up
    CONTACT = "contact"  # prove a new telephone number or email address
    ASSIST = "assist"  # confirm an assisted session


class Way(models.TextChoices):
    PHONE = "phone"
    EMAIL = "email"


class OneTimeCode(models.Model):
    """A code of six digits that was sent somewhere. Its digits are not kept: they follow from `nonce`
    and the secret key. `holder` is the browser session it was asked from.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    purpose = models.CharField(max_length=8, choices=CodePurpose.choices)
    way = models.CharField(max_length=5, choices=Way.choices)
    target = models.CharField(max_length=254)
    nonce = models.BinaryField()
    holder = models.CharField(max_length=32)
    address = models.CharField(max_length=45)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, null=True, db_index=False)
    carries = models.JSONField(default=dict)
    asked_at = models.DateTimeField()
    sent_at = models.DateTimeField()
    times_sent = models.PositiveSmallIntegerField(default=1)
    expires_at = models.DateTimeField()
    wrong = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True)

    class Meta:
        indexes = (
            models.Index(fields=["target", "asked_at"], name="codes_by_target"),
            models.Index(fields=["address", "asked_at"], name="codes_by_address"),
            models.Index(fields=["asked_at"], name="codes_by_time"),
        )

    @property
    def digits(self) -> str:
        """They stand nowhere: who reads the database cannot sign in with it."""
        seed = b"one-time-code" + self.id.bytes + bytes(self.nonce)
        summed = hmac.digest(settings.SECRET_KEY.encode(), seed, "sha256")
        return f"{int.from_bytes(summed[:8], 'big') % 1_000_000:06d}"
