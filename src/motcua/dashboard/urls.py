from django.urls import path

from motcua.dashboard import views

app_name = "dashboard"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("behind/<str:figure>/", views.behind, name="behind"),
    path("lying/<slug:pile>/", views.lying, name="lying"),
]
