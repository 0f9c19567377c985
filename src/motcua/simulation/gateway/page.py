"""The gateway's own pages, in Vietnamese: they are another site, and look like one."""

from html import escape

from motcua.law.fees import format_dong
from motcua.simulation.gateway.till import WORDS, Asked, Fault

STYLE = """
* { box-sizing: border-box }
body { margin: 0; font: 1.125rem/1.5 system-ui, sans-serif; color: #14213d; background: #eef2fb }
main { max-width: 30rem; margin: 1.5rem auto; padding: 1.5rem; background: #fff; border-radius: .75rem }
header { padding: .75rem 1.5rem; background: #14327a; color: #fff; font-weight: 600 }
h1 { margin: 0 0 .5rem; font-size: 1.25rem }
.sum { margin: 0 0 1rem; font-size: 2rem; font-weight: 700 }
dl { display: grid; grid-template-columns: auto 1fr; gap: .25rem 1rem; margin: 0 0 1.5rem }
dt { color: #4a5568 } dd { margin: 0; overflow-wrap: anywhere }
button { display: block; width: 100%; min-height: 3rem; margin: .5rem 0; border: 2px solid #14327a;
  border-radius: .5rem; font: inherit; font-weight: 600; background: #fff; color: #14327a; cursor: pointer }
button.main { background: #14327a; color: #fff }
button:focus-visible, input:focus-visible, summary:focus-visible { outline: 3px solid #ffb703; outline-offset: 2px }
fieldset { margin: 1rem 0 0; border: 1px solid #a0aec0; border-radius: .5rem }
label { display: flex; gap: .5rem; align-items: center; min-height: 2.5rem }
input { width: 1.25rem; height: 1.25rem; flex: none }
.note { color: #4a5568; font-size: 1rem }
"""
_FRAME = """<!DOCTYPE html>
<html lang="vi">
<head><meta charset="utf-8"><title>{title} – Cổng thanh toán mô phỏng</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="/style.css">
<link rel="icon" href="data:,"></head>
<body><header>Cổng thanh toán mô phỏng</header><main>{main}</main></body>
</html>
"""
_PAY = """<h1>Thanh toán phí, lệ phí</h1>
<p class="sum">{amount}</p>
<dl><dt>Nội dung</dt><dd>{purpose}</dd><dt>Mã thanh toán</dt><dd>{reference}</dd></dl>
<form method="post">
<button class="main" name="act" value="pay">Trả tiền</button>
<button name="act" value="refuse">Thẻ bị từ chối</button>
<button name="act" value="cancel">Hủy thanh toán</button>
<fieldset><legend>Giả lập sự cố</legend>{faults}</fieldset>
</form>
<p class="note">Đây là công cụ phát triển: không có tiền thật, không nhập số thẻ.</p>"""
_ENDED = (
    """<h1>Giao dịch đã kết thúc</h1><p>{said}</p><p><a href="{back}">Quay lại trang của đơn vị thu</a></p>"""
)
_STATUSES = {
    "succeeded": "Đã trả tiền.",
    "failed": "Ngân hàng đã từ chối.",
    "cancelled": "Bạn đã hủy giao dịch.",
    "expired": "Giao dịch đã hết hạn.",
    "refunded": "Tiền đã được hoàn lại.",
}
HOME = _FRAME.format(
    title="Mô phỏng",
    main="<h1>Cổng thanh toán mô phỏng</h1><p>Công cụ phát triển của Một Cửa. Hãy bắt đầu từ trang theo dõi hồ sơ.</p>",
)


def of(asked: Asked, chosen: Fault) -> str:
    """The page on which the payer pays, or what became of the payment."""
    if asked.status != "pending":
        main = _ENDED.format(said=_STATUSES[asked.status], back=escape(asked.return_url))
        return _FRAME.format(title="Đã kết thúc", main=main)
    faults = "".join(
        f'<label><input type="radio" name="fault" value="{fault}"{" checked" if fault == chosen else ""}>{word}</label>'
        for fault, word in WORDS.items()
    )
    main = _PAY.format(
        amount=format_dong(asked.amount_dong),
        purpose=escape(asked.purpose),
        reference=escape(asked.reference),
        faults=faults,
    )
    return _FRAME.format(title="Thanh toán", main=main)
