#!/usr/bin/env python3
"""Check the public record of Một Cửa, without Một Cửa. One file; Python 3.8 or newer and nothing else.

    python3 verify_record.py roots.json                       the chain of all roots, and their signatures
    python3 verify_record.py roots.json --proof proof.json    and that a dossier's events are in them
    python3 verify_record.py roots.json --kept earlier.json   and that roots kept earlier are still the same
    python3 verify_record.py roots.json --key HEX             and that this very key signed

roots.json is /record/roots.json, proof.json comes from a dossier's page. Ends with 0 when all of it holds.
Leaves and nodes are hashed as RFC 6962 does it; signatures are Ed25519 (RFC 8032).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from typing import Any, NoReturn, Tuple  # noqa: UP035 - for Python 3.8

FORMAT = "motcua record v1"
Point = Tuple[int, int, int, int]  # noqa: UP006


def fail(why: str) -> NoReturn:
    print("FALSE: " + why)
    sys.exit(1)


def head_of(before: bytes, root: dict[str, Any]) -> bytes:
    told = "{number}\n{day}\n{size}\n{root}\n".format(**root) + before.hex()
    return hashlib.sha256(FORMAT.encode() + b"\n" + told.encode()).digest()


def check_roots(document: dict[str, Any], key: str) -> dict[int, tuple[str, str]]:
    """The heads by their root's number."""
    if document.get("format") != FORMAT:
        fail("not a record of the format " + FORMAT)
    before: bytes = b""
    heads: dict[int, tuple[str, str]] = {}
    for expected, root in enumerate(document["roots"], 1):
        if root["number"] != expected:
            fail(f"number {expected} is missing")
        head = head_of(before, root)
        if head.hex() != root["head"]:
            fail(f"number {expected} does not follow from the one before")
        if key and root["public_key"] != key:
            fail(f"number {expected} is signed with another key")
        if not signed(bytes.fromhex(root["public_key"]), head, bytes.fromhex(root["signature"])):
            fail(f"the signature of number {expected} is wrong")
        heads[expected] = (root["root"], root["head"])
        before = head
    return heads


def check_kept(heads: dict[int, tuple[str, str]], kept: dict[str, Any]) -> None:
    for root in kept["roots"]:
        if heads.get(root["number"]) != (root["root"], root["head"]):
            fail("number {number} is not the one that was kept".format(**root))


def check_proofs(heads: dict[int, tuple[str, str]], document: dict[str, Any]) -> None:
    for one in document["proofs"]:
        code, seq, kind, at, _hash = one["leaf"].split("\n")
        if code != document["dossier"]:
            fail("a leaf speaks of another dossier")
        climbed = hashlib.sha256(b"\x00" + one["leaf"].encode()).digest()
        for step in one["path"]:
            sibling = bytes.fromhex(step["hash"])
            pair = sibling + climbed if step["side"] == "left" else climbed + sibling
            climbed = hashlib.sha256(b"\x01" + pair).digest()
        number = one["root"]["number"]
        if number not in heads or climbed.hex() != heads[number][0]:
            fail(f"event {seq} of {code} is not in root number {number}")
        print(f"in root number {number}: {code}, event {seq}, {kind} at {at}")


# --- Ed25519, the verifying half of RFC 8032, section 5.1.7 ---------------------------------------

P = 2**255 - 19
Q = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)


def recovered_x(y: int, sign: int) -> int | None:
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    if square == 0:
        return None if sign else 0
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT % P
    if (x * x - square) % P:
        return None
    return P - x if x & 1 != sign else x


def point(data: bytes) -> Point | None:
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & ((1 << 255) - 1)
    x = recovered_x(y, sign)
    return None if x is None else (x, y, 1, x * y % P)


def added(one: Point, two: Point) -> Point:
    a, b = (one[1] - one[0]) * (two[1] - two[0]) % P, (one[1] + one[0]) * (two[1] + two[0]) % P
    c, d = 2 * one[3] * two[3] * D % P, 2 * one[2] * two[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def times(number: int, base: Point) -> Point:
    found: Point = (0, 1, 1, 0)
    while number:
        if number & 1:
            found = added(found, base)
        base, number = added(base, base), number >> 1
    return found


BASE_Y = 4 * pow(5, P - 2, P) % P
BASE_X = recovered_x(BASE_Y, 0) or 0
BASE: Point = (BASE_X, BASE_Y, 1, BASE_X * BASE_Y % P)


def signed(public: bytes, message: bytes, signature: bytes) -> bool:
    if len(public) != 32 or len(signature) != 64:
        return False
    a, r, s = point(public), point(signature[:32]), int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= Q:
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % Q
    left, right = times(s, BASE), added(r, times(k, a))
    same_x = (left[0] * right[2] - right[0] * left[2]) % P == 0
    return same_x and (left[1] * right[2] - right[1] * left[2]) % P == 0


def read(name: str) -> Any:
    with open(name, encoding="utf-8") as file:
        return json.load(file)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("roots")
    parser.add_argument("--proof")
    parser.add_argument("--kept")
    parser.add_argument("--key", default="")
    told = parser.parse_args()
    heads = check_roots(read(told.roots), told.key)
    if told.kept:
        check_kept(heads, read(told.kept))
    if told.proof:
        check_proofs(heads, read(told.proof))
    print(f"{len(heads)} roots, each signed and following from the one before.")


if __name__ == "__main__":
    main()
