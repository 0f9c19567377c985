"""The addresses of signing in person, under /desk/."""

from django.urls import path

from motcua.desk.signing import key, pages

urlpatterns = [
    path("signing", pages.signing, name="signing"),
    path("signing/<int:sealed_id>.pdf", pages.preview, name="signing_preview"),
    path("signing/rounds/<int:round_id>", pages.one_round, name="signing_round"),
    path("signing/key", key.key, name="signing_key"),
    path("signing/key/unlink", key.unlink, name="signing_unlink"),
    path("signing/key/picture", key.picture, name="signing_picture"),
    path("signing/key/picture.png", key.picture_file, name="signing_picture_file"),
]
