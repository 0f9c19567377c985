"""The addresses of the officers' pages, under /desk/."""

from django.urls import path

from motcua.desk import exporting, guidance_urls, papers, questions, ratings, receiving, views, words
from motcua.desk.files import handed_in, look_again
from motcua.desk.money import urls as money

app_name = "desk"
urlpatterns = [
    *money.urlpatterns,
    path("", views.inbox, name="inbox"),
    path("bulk", views.bulk, name="bulk"),
    path("search", views.search, name="search"),
    path("work.<slug:form>", exporting.work, name="work_file"),
    path("search.<slug:form>", exporting.found, name="search_file"),
    path("register", exporting.register, name="register"),
    path("questions", questions.waiting, name="questions"),
    path("ratings", ratings.ratings, name="ratings"),
    path("ratings/questions", ratings.word, name="survey"),
    path("ratings/kiosks/<int:counter_id>", ratings.kiosk, name="kiosk"),
    path("words", words.unfound, name="unfound"),
    path("words/teach", words.teach, name="teach"),
    path("words/dismiss", words.dismiss, name="dismiss"),
    *guidance_urls.urlpatterns,
    path("receive", receiving.choose, name="choose"),
    path("receive/<int:version_id>", receiving.receive, name="receive"),
    path("dossiers/<int:dossier_id>", views.dossier, name="dossier"),
    path("dossiers/<int:dossier_id>/files/<int:document_id>", handed_in, name="file"),
    path("dossiers/<int:dossier_id>/files", look_again, name="files"),
    path("dossiers/<int:dossier_id>/papers/<slug:kind>.pdf", papers.paper, name="paper"),
    path("dossiers/<int:dossier_id>/<slug:act>", views.act, name="act"),
]
