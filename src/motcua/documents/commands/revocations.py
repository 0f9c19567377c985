"""Fetching what the authorities of our certificates revoked, for the page that verifies."""

import hashlib
import os
from pathlib import Path

import httpx
from cryptography import x509
from django.conf import settings

from motcua.documents.queries import sealed

_MOST_BYTES = 20 << 20
_PATIENCE_SECONDS = 20


def fetch_revocations() -> list[str]:
    """Fetch every list anew; the addresses that gave none. The last list of such a one stays in use."""
    return [address for address in sealed.revocation_addresses() if not _fetched(address)]


def _fetched(address: str) -> bool:
    try:
        answer = httpx.get(address, timeout=_PATIENCE_SECONDS, follow_redirects=True).raise_for_status()
        if len(answer.content) > _MOST_BYTES:
            return False
        x509.load_der_x509_crl(answer.content)
    except (httpx.HTTPError, ValueError):
        return False
    folder = Path(settings.SEAL_LISTS)
    folder.mkdir(parents=True, exist_ok=True)
    name = hashlib.sha256(address.encode()).hexdigest()[:32]
    (folder / f"{name}.part").write_bytes(answer.content)
    os.replace(folder / f"{name}.part", folder / f"{name}.crl")
    return True
