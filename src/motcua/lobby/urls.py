"""The addresses of the hall's screens, under /lobby/."""

from django.urls import path

from motcua.lobby import kiosk, screens

app_name = "lobby"
urlpatterns = [
    path("kiosk/<str:key>/", kiosk.kiosk, name="kiosk"),
    path("rate/<str:token>/", kiosk.phone, name="phone"),
    path("screens/<slug:code>/", screens.screen, name="screen"),
    path("screens/<slug:code>/<int:announcement_id>/picture", screens.picture, name="screen_picture"),
]
