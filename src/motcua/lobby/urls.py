"""The addresses of the hall's screens, under /lobby/."""

from django.urls import path

from motcua.lobby import kiosk, screens, tickets, wall

app_name = "lobby"
urlpatterns = [
    path("tickets/<str:key>/", tickets.machine, name="tickets"),
    path("wall/<slug:code>/", wall.wall, name="wall"),
    path("kiosk/<str:key>/", kiosk.kiosk, name="kiosk"),
    path("rate/<str:token>/", kiosk.phone, name="phone"),
    path("screens/<slug:code>/", screens.screen, name="screen"),
    path("screens/<slug:code>/<int:announcement_id>/picture", screens.picture, name="screen_picture"),
]
