"""The addresses of uploads, under /uploads/."""

from django.urls import path

from motcua.uploads import views

app_name = "uploads"
urlpatterns = [
    path("", views.creation, name="creation"),
    path("<str:token>", views.upload, name="upload"),
    path("<str:token>/state", views.state, name="state"),
    path("<str:token>/file", views.file, name="file"),
    path("<str:token>/thumbnail", views.thumbnail, name="thumbnail"),
]
