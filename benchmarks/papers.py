"""A receipt with its QR against a bare Typst page with a QR, and WeasyPrint where it is installed.

    python -m benchmarks.papers [--rounds 5] [--each 40]

Every paper drawn is different (name, code, QR), as at a counter. Rounds are interleaved, so that a
noisy machine disturbs all alike; the figures are medians of all calls. The limit is 15 ms warm.
"""

import argparse
import json
import os
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import django
import typst

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from motcua.documents.papers import qr_svg  # noqa: E402
from motcua.dossiers import papers  # noqa: E402
from tests.dossiers.papers import examples  # noqa: E402

LIMIT_MS = 15.0
ISSUED_ON = date(2021, 4, 29)

BARE = b"""
#let data = json(bytes(sys.inputs.data))
#set page(paper: "a5")
#image(bytes(data.qr), format: "svg", width: 19mm)
= #data.code
#data.name
"""

HTML = """<style>@page {{ size: A5; margin: 12mm }} table, td {{ border: 1px solid }}</style>
<p>{qr}</p><h1>{code}</h1><p>{name}</p><table>{rows}</table>"""


def receipt(number: int) -> papers.IntakeReceipt:
    code = f"H37.12-210429-{number:04}"
    return replace(
        examples.intake_receipt(),
        dossier_code=code,
        tracking_url=examples.URL.replace(examples.CODE, code),
        submitter=replace(examples.CITIZEN, name=f"Nguyễn Thị {chr(65 + number % 26)}{number}"),
    )


def draw_ours(number: int) -> None:
    papers.render(receipt(number), issued_on=ISSUED_ON)


def bare_typst() -> Callable[[int], None]:
    compiler = typst.Compiler(ignore_system_fonts=True)

    def draw(number: int) -> None:
        paper = receipt(number)
        data = {"qr": qr_svg(paper.tracking_url), "code": paper.dossier_code, "name": paper.submitter.name}
        compiler.compile(BARE, format="pdf", sys_inputs={"data": json.dumps(data)})

    return draw


def weasyprint_page() -> Callable[[int], None] | None:
    try:
        import weasyprint  # not a dependency: only a yardstick
    except (ImportError, OSError):
        return None

    def draw(number: int) -> None:
        paper = receipt(number)
        rows = "".join(f"<tr><td>{document.name}</td></tr>" for document in paper.documents)
        qr = qr_svg(paper.tracking_url)
        page = HTML.format(qr=qr, code=paper.dossier_code, name=paper.submitter.name, rows=rows)
        weasyprint.HTML(string=page).write_pdf()

    return draw


def timed(draw: Callable[[int], None], numbers: range) -> list[float]:
    spent = []
    for number in numbers:
        start = time.perf_counter()
        draw(number)
        spent.append((time.perf_counter() - start) * 1000)
    return spent


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--each", type=int, default=40)
    asked = options.parse_args()

    rivals = {"receipt with QR (motcua)": draw_ours, "bare Typst page with QR": bare_typst()}
    if (peer := weasyprint_page()) is not None:
        rivals["WeasyPrint, a plainer page"] = peer
    spent: dict[str, list[float]] = {name: [] for name in rivals}
    for draw in rivals.values():
        timed(draw, range(3))
    for turn in range(asked.rounds):
        for name, draw in rivals.items():
            spent[name] += timed(draw, range(turn * asked.each, (turn + 1) * asked.each))

    for name, times in spent.items():
        p99 = statistics.quantiles(times, n=100)[98]
        print(f"{name:28} median {statistics.median(times):6.1f} ms   p99 {p99:6.1f} ms")
    if peer is None:
        print("WeasyPrint is not installed here; nothing to compare with.")
    median = statistics.median(spent["receipt with QR (motcua)"])
    print(f"limit {LIMIT_MS:.0f} ms: {'kept' if median <= LIMIT_MS else 'MISSED'}")
    return 0 if median <= LIMIT_MS else 1


if __name__ == "__main__":
    raise SystemExit(main())
