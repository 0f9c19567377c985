"""The addresses of the hall's screens, under /lobby/."""

from django.urls import path

from motcua.lobby import kiosk

app_name = "lobby"
urlpatterns = [
    path("kiosk/<str:key>/", kiosk.kiosk, name="kiosk"),
    path("rate/<str:token>/", kiosk.phone, name="phone"),
]
