"""The addresses of the officers' pages, under /desk/."""

from django.urls import path

from motcua.desk import (
    announcements,
    applicants,
    copying,
    drafting,
    exporting,
    feedback,
    guidance_urls,
    leave,
    noting,
    papers,
    questions,
    ratings,
    receiving,
    reminders,
    results,
    sharing,
    viewing,
    views,
    whereabouts,
    words,
)
from motcua.desk.batching import urls as batching
from motcua.desk.files import handed_in, look_again
from motcua.desk.governance import urls as governance
from motcua.desk.hall import urls as hall
from motcua.desk.money import urls as money
from motcua.desk.notices import urls as notices
from motcua.desk.people import urls as people
from motcua.desk.post import urls as post
from motcua.desk.signing import urls as signing
from motcua.desk.why import urls as why

app_name = "desk"
urlpatterns = [
    *batching.urlpatterns,
    *governance.urlpatterns,
    *money.urlpatterns,
    *notices.urlpatterns,
    *people.urlpatterns,
    *post.urlpatterns,
    *signing.urlpatterns,
    *why.urlpatterns,
    path("", views.inbox, name="inbox"),
    path("bulk", views.bulk, name="bulk"),
    path("share", sharing.share, name="share"),
    path("share/undo", sharing.undo, name="undo_share"),
    path("leave", leave.leave, name="leave"),
    path("leave/<int:absence_id>", leave.one_leave, name="one_leave"),
    path("leave/<int:absence_id>/back", leave.back, name="leave_back"),
    path("search", views.search, name="search"),
    path("work.<slug:form>", exporting.work, name="work_file"),
    path("search.<slug:form>", exporting.found, name="search_file"),
    path("register", exporting.register, name="register"),
    path("reminders", reminders.reminders, name="reminders"),
    path("reminders/rules", reminders.rules, name="reminder_rules"),
    path("reminders/<int:dossier_id>", reminders.answer, name="answer_reminder"),
    path("progress", reminders.progress, name="progress"),
    path("where", whereabouts.where, name="where"),
    path("questions", questions.waiting, name="questions"),
    path("ratings", ratings.ratings, name="ratings"),
    path("ratings/questions", ratings.word, name="survey"),
    path("ratings/kiosks/<int:counter_id>", ratings.kiosk, name="kiosk"),
    path("announcements", announcements.announcements, name="announcements"),
    path("announcements/new", announcements.write, name="announcement_new"),
    path("announcements/<int:announcement_id>", announcements.write, name="announcement"),
    path("announcements/<int:announcement_id>/publish", announcements.publish, name="publish_announcement"),
    path("announcements/<int:announcement_id>/picture", announcements.picture, name="announcement_picture"),
    path("feedback", feedback.feedback, name="feedback"),
    path("feedback/<int:feedback_id>", feedback.one_feedback, name="one_feedback"),
    path("feedback/<int:feedback_id>/files/<int:file_id>", feedback.feedback_file, name="feedback_file"),
    path("feedback/<int:feedback_id>/<slug:deed>", feedback.handle, name="handle_feedback"),
    path("words", words.unfound, name="unfound"),
    path("words/teach", words.teach, name="teach"),
    path("words/dismiss", words.dismiss, name="dismiss"),
    *guidance_urls.urlpatterns,
    *hall.urlpatterns,
    path("receive", receiving.choose, name="choose"),
    path("receive/applicant", applicants.scan, name="applicant"),
    path("receive/<int:version_id>", receiving.receive, name="receive"),
    path("dossiers/<int:dossier_id>", views.dossier, name="dossier"),
    path("dossiers/<int:dossier_id>/files/<int:document_id>", handed_in, name="file"),
    path(
        "dossiers/<int:dossier_id>/files/<int:document_id>/pages/<int:number>.jpg",
        viewing.file_page,
        name="file_page",
    ),
    path("dossiers/<int:dossier_id>/files", look_again, name="files"),
    path("dossiers/<int:dossier_id>/copies", copying.certify, name="certify"),
    path("dossiers/<int:dossier_id>/copies/<int:document_id>.pdf", copying.copy, name="copy"),
    path("dossiers/<int:dossier_id>/notes", noting.note, name="note"),
    path("dossiers/<int:dossier_id>/papers/<slug:kind>.pdf", papers.paper, name="paper"),
    path("dossiers/<int:dossier_id>/results/<int:result_id>.pdf", results.result, name="result"),
    path("dossiers/<int:dossier_id>/result-draft", drafting.draft, name="result_draft"),
    path("dossiers/<int:dossier_id>/result-draft.pdf", drafting.draft_pdf, name="result_draft_pdf"),
    path("dossiers/<int:dossier_id>/<slug:act>", views.act, name="act"),
]
