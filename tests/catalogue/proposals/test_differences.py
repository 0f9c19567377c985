"""A version beside the one before, article by article, in words that a lawyer reads."""

from dataclasses import replace

from motcua.catalogue.queries import proposals
from motcua.catalogue.queries.proposals import Article
from motcua.law.procedure import DocumentText, FeeText, ProcedureText, ProcessText, StepText, WayText
from motcua.lib.worddiff import Change

OLD = ProcedureText(
    name_vi="Cấp giấy phép xây dựng",
    sector="xay-dung",
    agency="so-xay-dung",
    statutory_limit="15d",
    limit="15d",
    result_vi="Giấy phép",
    legal_grounds="Luật Xây dựng 2014; Nghị định 59/2015/NĐ-CP",
    documents=(DocumentText(position=1, name_vi="Đơn đề nghị"), DocumentText(position=2, name_vi="Bản vẽ")),
    fees=(FeeText(kind="charge", case_vi="Nhà ở riêng lẻ", amount_dong=50_000),),
)
NAMES = {"xay-dung": "Xây dựng", "so-xay-dung": "Sở Xây dựng"}


def compared(old: ProcedureText | ProcessText, new: ProcedureText | ProcessText) -> dict[str, Article]:
    told = proposals.differences(old, new, proposals.words(NAMES))
    return {article.title: article for article in told}


def changes(article: Article) -> list[tuple[Change, str]]:
    return [(p.change, p.text) for line in article.lines for p in line if p.change is not Change.SAME]


def test_only_the_articles_that_change_are_marked() -> None:
    articles = compared(OLD, replace(OLD, limit="10d"))

    assert [title for title, article in articles.items() if article.differs] == ["Time limit"]
    assert changes(articles["Time limit"]) == [
        (Change.GONE, "15"), (Change.NEW, "10"), (Change.NEW, "Theo quy định: 15 ngày làm việc"),
    ]  # fmt: skip


def test_a_document_is_compared_with_itself_by_its_number() -> None:
    drawing = DocumentText(position=2, name_vi="Bản vẽ thiết kế")
    new = DocumentText(position=3, name_vi="Giấy tờ đất")

    articles = compared(OLD, replace(OLD, documents=(drawing, new)))

    assert changes(articles["Documents"]) == [
        (Change.GONE, "Đơn đề nghị (1 bản chính)"),
        (Change.NEW, " thiết kế"),
        (Change.NEW, "Giấy tờ đất (1 bản chính)"),
    ]


def test_a_fee_changes_in_its_amount_and_a_ground_as_a_whole() -> None:
    fee = FeeText(kind="charge", case_vi="Nhà ở riêng lẻ", amount_dong=75_000)
    grounds = "Luật Xây dựng 2014; Nghị định 15/2021/NĐ-CP"

    articles = compared(OLD, replace(OLD, fees=(fee,), legal_grounds=grounds))

    assert changes(articles["Fees and charges"]) == [(Change.GONE, "50.000"), (Change.NEW, "75.000")]
    assert changes(articles["Legal grounds"]) == [
        (Change.NEW, "Nghị định 15/2021/NĐ-CP"), (Change.GONE, "Nghị định 59/2015/NĐ-CP"),
    ]  # fmt: skip


def test_nothing_differs_from_itself_and_everything_from_nothing() -> None:
    assert not any(article.differs for article in compared(OLD, OLD).values())
    fresh = proposals.differences(None, OLD, proposals.words(NAMES))
    assert all(p.change is Change.NEW for a in fresh for line in a.lines for p in line)


def test_a_step_of_a_process_changes_in_its_words() -> None:
    way = WayText(outcome="done", label_vi="Hoàn thành", next="END", onward=True)
    step = StepText(
        key="intake", kind="intake", name_vi="Tiếp nhận", role="intake_officer", unit="centre",
        limit_minutes=480, ways=(way,),
    )  # fmt: skip
    old = ProcessText(name_vi="Quy trình", limit="5d", steps=(step,))

    articles = compared(old, replace(old, steps=(replace(step, limit_minutes=240),)))

    assert changes(articles["Steps"]) == [(Change.GONE, "1 ngày"), (Change.NEW, "4 giờ")]
