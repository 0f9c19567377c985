"""What is published of few: nobody who subtracts whatever is published learns more than that it is few."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from motcua.law.small_cells import LEAST, published, total

tables = st.lists(
    st.dictionaries(
        st.sampled_from(["counter", "online", "post"]), st.integers(0, 12), min_size=3, max_size=3
    ),
    min_size=1,
    max_size=3,
)


def _cut(
    cells: list[dict[str, int]],
) -> tuple[list[dict[str, int | None]], list[int | None], dict[str, int | None]]:
    """All that is published of a table: its cells, the sum of each row, the sum of each column."""
    rows = [published(row) for row in cells]
    sums = [total(list(row.values())) for row in rows]
    columns = {key: total([row[key] for row in rows]) for key in sorted(cells[0])}
    return rows, sums, columns


@given(tables)
def test_no_difference_gives_a_cell_away(cells: list[dict[str, int]]) -> None:
    """Whatever stood in the cells left out, from 1 to LEAST - 1, the same would have been published."""
    seen = _cut(cells)
    hidden = [(i, key) for i, row in enumerate(seen[0]) for key, cell in row.items() if cell is None]

    for values in product((1, LEAST - 1), repeat=min(len(hidden), 4)):
        other = [dict(row) for row in cells]
        for (i, key), value in zip(hidden, values, strict=False):
            other[i][key] = value
        assert _cut(other) == seen


@given(tables)
def test_no_small_cell_stands_and_every_large_one_does(cells: list[dict[str, int]]) -> None:
    rows, sums, _columns = _cut(cells)

    for row, shown, whole in zip(cells, rows, sums, strict=True):
        for key, value in row.items():
            assert shown[key] == (value if value == 0 or value >= LEAST else None)
        assert whole in (None, sum(row.values()))
