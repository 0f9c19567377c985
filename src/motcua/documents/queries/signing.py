"""Officers' keys at the signing service, as their pages show them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from motcua.documents.models import SigningAccount
from motcua.documents.providers import remote_signing


@dataclass(frozen=True, slots=True)
class Account:
    """`most` results can be signed at one confirmation."""

    service_user: str
    signer: str
    ends_at: datetime
    most: int
    has_picture: bool


def account(officer_id: int | None) -> Account | None:
    row = SigningAccount.objects.filter(officer_id=officer_id or 0).defer("chain").first()
    if row is None:
        return None
    return Account(row.service_user, row.signer, row.ends_at, row.most, bool(row.picture))


def key_of(officer_id: int | None, *, at: datetime | None = None) -> SigningAccount | None:
    """What the officer signs with; with `at` only where its certificate is in force then."""
    row = SigningAccount.objects.filter(officer_id=officer_id or 0).first()
    return row if row is not None and (at is None or row.ends_at > at) else None


def picture(officer_id: int | None) -> bytes | None:
    """The officer's own picture of their signature (PNG)."""
    found = (
        SigningAccount.objects.filter(officer_id=officer_id or 0).values_list("picture", flat=True).first()
    )
    return bytes(found) if found else None


def with_keys(officer_ids: Collection[int], *, at: datetime) -> set[int]:
    """Those of these officers who can sign at `at`."""
    if not officer_ids or not remote_signing.is_set():
        return set()
    rows = SigningAccount.objects.filter(officer_id__in=officer_ids, ends_at__gt=at)
    return set(rows.values_list("officer_id", flat=True))


def is_offered() -> bool:
    """Whether officers can sign in person here."""
    return remote_signing.is_set()
