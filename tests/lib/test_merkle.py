"""Trees as RFC 6962 hashes them: its own test vectors, proofs that lead to the root, and tiles."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from motcua.lib import merkle

# The leaves of the reference implementation's tests (certificate-transparency, RFC 6962) and their roots.
LEAVES = [bytes.fromhex(one) for one in (
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
)]  # fmt: skip
ROOTS = {
    1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    2: "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    3: "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
}
datas = st.lists(st.binary(max_size=6), min_size=1, max_size=70)


def split(hashes: Sequence[bytes]) -> bytes:
    """RFC 6962, section 2.1, word for word: split at the largest power of two below n."""
    if len(hashes) == 1:
        return hashes[0]
    k = 1 << ((len(hashes) - 1).bit_length() - 1)
    return merkle.node(split(hashes[:k]), split(hashes[k:]))


def test_the_known_roots() -> None:
    hashes = [merkle.leaf(one) for one in LEAVES]

    assert {n: merkle.root(hashes[:n]).hex() for n in ROOTS} == ROOTS
    assert merkle.root([]).hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@given(datas)
def test_it_is_the_rfcs_tree_and_every_proof_leads_to_its_root(told: list[bytes]) -> None:
    hashes = [merkle.leaf(one) for one in told]

    assert merkle.root(hashes) == split(hashes)
    for index, hashed in enumerate(hashes):
        assert merkle.climbed(hashed, merkle.path(hashes, index)) == merkle.root(hashes)


@given(datas, st.integers(0, 69), st.integers(0, 255))
def test_another_leaf_is_not_proven(told: list[bytes], index: int, more: int) -> None:
    hashes, index = [merkle.leaf(one) for one in told], index % len(told)
    other = merkle.leaf(told[index] + bytes([more]))

    assert merkle.climbed(other, merkle.path(hashes, index)) != merkle.root(hashes)


@given(datas, st.sampled_from([1, 2, 4, 8, 16]))
def test_tiles_give_the_same_root_and_proofs(told: list[bytes], size: int) -> None:
    hashes = [merkle.leaf(one) for one in told]
    tiles = [hashes[i : i + size] for i in range(0, len(hashes), size)]
    roots = [merkle.root(tile) for tile in tiles]

    assert merkle.root(roots) == merkle.root(hashes)
    for index in range(len(hashes)):
        tile, place = divmod(index, size)
        assert [*merkle.path(tiles[tile], place), *merkle.path(roots, tile)] == merkle.path(hashes, index)
