"""The carrier's own page, in Vietnamese: it is another site, and looks like one."""

from collections.abc import Sequence
from html import escape

from motcua.simulation.carrier.depot import NEXT, STATUSES, WORDS, Carried, Fault

STYLE = """
* { box-sizing: border-box }
body { margin: 0; font: 1.0625rem/1.5 system-ui, sans-serif; color: #1f2933; background: #fff8e6 }
main { max-width: 60rem; margin: 0 auto; padding: 1rem }
header { padding: .75rem 1rem; background: #8a4b00; color: #fff; font-weight: 600 }
h1 { font-size: 1.375rem }
article { margin: 0 0 1rem; padding: 1rem; background: #fff; border: 1px solid #d9c9a3; border-radius: .5rem }
h2 { margin: 0; font-size: 1.125rem }
p { margin: .25rem 0 }
form { display: flex; flex-wrap: wrap; gap: .5rem; margin-top: .5rem }
button, select { min-height: 2.75rem; padding: 0 .75rem; font: inherit }
button, select { border: 1px solid #8a4b00; border-radius: .375rem }
button { background: #8a4b00; color: #fff; cursor: pointer }
select { background: #fff; color: inherit }
button:focus-visible, select:focus-visible { outline: 3px solid #14327a; outline-offset: 2px }
"""
_FRAME = """<!DOCTYPE html>
<html lang="vi">
<head><meta charset="utf-8"><title>Bưu chính mô phỏng</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="/style.css">
<link rel="icon" href="data:,"></head>
<body><header>Bưu chính mô phỏng</header><main><h1>Bưu gửi</h1>
<p>Công cụ phát triển của Một Cửa: không có thư nào được chuyển thật.</p>{main}</main></body>
</html>
"""
_ONE = """<article><h2>{waybill}</h2><p>{direction} · {reference} · <strong>{status}</strong></p>
<p>{name}, {address}</p>
<form method="post" action="/shipments/{reference}">
<label for="fault-{reference}">Sự cố</label><select id="fault-{reference}" name="fault">{faults}</select>{buttons}
</form></article>"""
_DIRECTIONS = {"collection": "Nhận tại nhà", "return": "Phát kết quả"}
_OTHER = {"accepted": "Đã nhận đơn", "cancelled": "Đã hủy"}


def of(carried: Sequence[Carried], chosen: Fault) -> str:
    """All shipments, newest first, each with what may happen to it."""
    empty = "<p>Chưa có bưu gửi nào.</p>"
    return _FRAME.format(main="".join(_one(one, chosen) for one in carried) or empty)


def _one(one: Carried, chosen: Fault) -> str:
    buttons = "".join(
        f'<button name="status" value="{status}">{STATUSES[status]}</button>'
        for status in NEXT[one.direction]
    )
    faults = "".join(
        f'<option value="{fault}"{" selected" if fault == chosen else ""}>{word}</option>'
        for fault, word in WORDS.items()
    )
    return _ONE.format(
        waybill=escape(one.waybill),
        reference=escape(one.reference),
        direction=_DIRECTIONS[one.direction],
        status=(STATUSES | _OTHER)[one.status],
        name=escape(one.name),
        address=escape(one.address),
        faults=faults,
        buttons="" if one.status in ("cancelled", "delivered") else buttons,
    )
