"""Every command is tried by many at the same instant, or stands here with the reason why not.

The commands are read from the code: what anything outside a room of commands calls of it. Those of the dossiers and
the hall are held by tests of their own, which the first test here looks for.
"""

from functools import cache

from motcua.dossiers import commands as dossiers
from tests.house.commands_used import ROOT, tried_in, used_outside

WHOLE_AREAS = {
    "dossiers": "tests/dossiers/commands/test_every_command_at_once.py",
    "hall": "tests/hall/test_every_act_at_once.py",
}

# Called from a helper of its area's tests, which the reading cannot follow: where it is tried.
ELSEWHERE = {
    "postal.asking.ask": "tests/postal/test_at_once.py",
    "postal.hearing.hear": "tests/postal/test_at_once.py",
    "supervision.reminders.remind": "tests/supervision/test_reminders.py",
}

EXCEPTED = {
    "It reads or checks, or is a part of commands; it changes nothing by itself.": """
        catalogue.checking.heading_faults catalogue.sheets.lines_of catalogue.proposals.rehearsing.rehearse
        cli.register documents.sealing.signer documents.signing.asked
        identity.codes.read_target identity.national.read_claims identity.accounts.account_by_number
        notices.editing.check openness.folding.unpublished organisation.tables.day organisation.tables.ids
        organisation.tables.put organisation.tables.read reports.mailing.due_mails reports.publishing.missing_days
        payments.receipts.keep
        dossiers.batches.look dossiers.filling.filling dossiers.intake.check dossiers.intake.check_complete
        dossiers.ledger.lock dossiers.reactions.tell dossiers.reading.hold dossiers.signing.preview
        dossiers.trial.try_out
    """,
    "It only adds a line to a trail, in one statement.": """
        audit.changes.change audit.exports.counted audit.exports.note_export audit.looks.look audit.looks.look_beside
        audit.smoke.note_smoke catalogue.words.note_unfound staffing.attending.correct
        dossiers.tracking.open_by_word dossiers.tracking.open_draft dossiers.tracking.open_result
        dossiers.tracking.verify_file
    """,
    "It loads the data that come with the program, or fills an empty database: the operator alone does.": """
        catalogue.load.load catalogue.eforms.publish_general_forms organisation.load.load postal.rates.load_rates
        dossiers.filling.restore_indexes dossiers.filling.restore_references
    """,
    "A job's own: the queue runs it once at a time, and it writes what the tables say.": """
        catalogue.national.compare catalogue.words.forget_unfound documents.revocations.fetch_revocations
        documents.uploading.forget_expired documents.uploading.sweep dossiers.day_counts.count_days_anew
        dossiers.reading.follow dossiers.signing.advance_round dossiers.tracking.forget_guesses
        exchange.comparing.compare exchange.owing.enrol exchange.owing.follow exchange.owing.forget
        exchange.telling.tell identity.codes.forget notices.forgetting.forget notices.planning.tell_accounts
        notices.planning.tell_near_due openness.folding.fold payments.counter.follow payments.hearing.ask
        payments.hearing.expire postal.billing.bring_bills postal.hearing.follow postal.joining.join
        postal.joining.send_again postal.ordering.order postal.ordering.tell_cancelled
        reports.day_tallies.count_tallies_anew reports.mailing.send reports.publishing.publish
        staffing.attending.note_presence supervision.following.follow supervision.following.recount
        supervision.following.sweep supervision.outlooks.look_ahead supervision.outlooks.warn
        supervision.risk.assess supervision.risk.learn supervision.risk.learn_first
        supervision.shortening.study_limits documents.signing.ask documents.signing.fetch
    """,
    "What is one person's own, in one session: no other can act on it.": """
        documents.accepting.accept documents.copying.copy documents.handing.gather documents.handing.join
        documents.handing.settle documents.personal.keep_for documents.personal.remove documents.personal.rename
        documents.sealing.seal documents.signing.complete documents.signing.keep_picture
        documents.signing.link_account documents.signing.prepare documents.signing.unlink_account
        documents.uploading.append documents.uploading.begin documents.uploading.end
        dossiers.drafting.drop_drafts dossiers.signing.unlink_account
        identity.accounts.change_contact identity.accounts.change_profile identity.accounts.enter
        identity.accounts.forget_second_factors identity.accounts.see_identity identity.codes.prove
        identity.joining.join_accounts identity.codes.send identity.codes.send_again identity.meeting.meet
        identity.national.assert_identity
        identity.national.enter_by_nation notices.reaching.choose notices.reaching.subscribe
        notices.reaching.unsubscribe
    """,
    "It keeps what follows from a file's content, found by its hash: the second finds the first's.": """
        documents.thumbnails.thumbnail
    """,
    # Each that is tried leaves this list; nothing new comes into it.
    "Not tried yet.": """
        catalogue.national.accept catalogue.national.dismiss catalogue.words.dismiss dossiers.copying.ask_copies
        dossiers.copying.seal_copy dossiers.signing.ask_signatures exchange.comparing.ask_comparison
        exchange.owing.retry notices.hearing.hear notices.hearing.take_over organisation.absences.name_substitutes
        payments.fees.choose_cases payments.paying.cancel postal.handing_in.hand_in postal.ordering.make_ready
        ratings.kiosks.offer ratings.kiosks.set_up ratings.kiosks.tap ratings.rating.tell_more
        reports.judging.sign_sheet reports.scheduling.end_schedule reports.scheduling.schedule reports.signing.sign
        supervision.reminders.answer
        supervision.reminders.set_rules supervision.reminders.settle supervision.shortening.propose
        supervision.shortening.set_targets
    """,
}


@cache
def excepted() -> dict[str, str]:
    return {command: reason for reason, commands in EXCEPTED.items() for command in commands.split()}


@cache
def tried() -> set[str]:
    files = [path for path in (ROOT / "tests").rglob("test_*.py") if "at_once(" in path.read_text()]
    return set(ELSEWHERE) | {command for path in files for command in tried_in(path)}


def _held_by_its_area(command: str) -> bool:
    area, *_, name = command.split(".")
    return area == "hall" or (area == "dossiers" and name in dossiers.__all__)


def test_the_areas_own_tests_are_there() -> None:
    for file in WHOLE_AREAS.values():
        assert "at_once(" in (ROOT / file).read_text()
    for command, file in ELSEWHERE.items():
        text = (ROOT / file).read_text()
        assert "at_once" in text and command.rpartition(".")[2] in text, command


def test_no_command_is_left_out() -> None:
    open_ = {one for one in used_outside() - tried() - excepted().keys() if not _held_by_its_area(one)}
    assert sorted(open_) == []


def test_every_exception_is_one() -> None:
    assert sorted(excepted().keys() - used_outside()) == [], "there is no such command any more"
    assert sorted(excepted().keys() & tried()) == [], "it is tried: take it off the list"
