"""The page that stands for the person's telephone, in Vietnamese."""

from collections.abc import Sequence
from html import escape

from motcua.simulation.gateway.page import STYLE as STYLE
from motcua.simulation.signing.vault import WORDS, Fault, Request

_FRAME = """<!DOCTYPE html>
<html lang="vi">
<head><meta charset="utf-8"><title>Điện thoại ký số mô phỏng</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="/style.css">
<link rel="icon" href="data:,"></head>
<body><header>Ký số từ xa (mô phỏng)</header><main><h1>Yêu cầu ký đang chờ</h1>{main}
<p class="note">Đây là công cụ phát triển: chứng thư số chỉ để thử nghiệm, không có giá trị pháp lý.</p></main></body>
</html>
"""
_ONE = """<form method="post" action="/phone/{handle}">
<p><strong>{user}</strong></p><p>{text}</p>
<button class="main" name="act" value="confirm">Xác nhận ký</button>
<button name="act" value="refuse">Từ chối</button>
<fieldset><legend>Giả lập sự cố</legend>{faults}</fieldset>
</form>"""
_NONE = '<p>Không có yêu cầu nào. <a href="/">Xem lại</a></p>'


def of(waiting: Sequence[tuple[Request, str]], chosen: Fault) -> str:
    """All that waits for anybody's confirmation, with whose it is."""
    main = "".join(
        _ONE.format(
            handle=one.handle, user=escape(who), text=escape(one.text), faults=_faults(one.handle, chosen)
        )
        for one, who in waiting
    )
    return _FRAME.format(main=main or _NONE)


def _faults(handle: str, chosen: Fault) -> str:
    return "".join(
        f'<label for="{handle}-{fault}"><input type="radio" id="{handle}-{fault}" name="fault" value="{fault}"'
        f"{' checked' if fault == chosen else ''}>{word}</label>"
        for fault, word in WORDS.items()
    )
