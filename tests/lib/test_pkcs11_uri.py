"""Where a key lies on a token (RFC 7512)."""

from urllib.parse import quote_from_bytes

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.lib import pkcs11_uri
from motcua.lib.pkcs11_uri import KeyPlace, NotThatForm


def test_an_example_of_the_rfc_with_its_id_in_bytes() -> None:
    found = pkcs11_uri.read(
        "pkcs11:token=Software%20PKCS%2311%20softtoken;object=my-certificate;type=cert;id=%69%95%3E%5C%F4"
        "?module-path=/usr/lib/p11.so"
    )

    assert found == KeyPlace(
        "/usr/lib/p11.so", "Software PKCS#11 softtoken", "", "my-certificate", b"\x69\x95\x3e\x5c\xf4"
    )


@given(st.text(min_size=1), st.text(), st.binary())
def test_whatever_a_key_is_called_it_is_read_as_it_was_written(label: str, token: str, key_id: bytes) -> None:
    named = ";".join(
        f"{name}={quote_from_bytes(value, safe='')}"
        for name, value in (("object", label.encode()), ("token", token.encode()), ("id", key_id))
    )

    found = pkcs11_uri.read(f"pkcs11:{named}?module-path=/p11.so")

    assert (found.object, found.token, found.id) == (label, token, key_id)


@pytest.mark.parametrize(
    "written",
    ["", "object=x?module-path=/p11.so", "pkcs11:object=x;object=y?module-path=/p", "pkcs11:object=%ff?module-path=/p",
     "pkcs11:object=x?module-path=/p&pin-value=1234"],
)  # fmt: skip
def test_what_is_not_of_that_form_is_refused(written: str) -> None:
    with pytest.raises(NotThatForm):
        pkcs11_uri.read(written)
