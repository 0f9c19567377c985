from django.urls import path

from motcua.dashboard import views

app_name = "dashboard"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("mine/", views.mine, name="mine"),
    path("wall/", views.wall, name="wall"),
    path("figures/", views.registered, name="figures"),
    path("export/<slug:part>.<slug:form>", views.export, name="export"),
    path("behind/<str:figure>/", views.behind, name="behind"),
    path("lying/<slug:pile>/", views.lying, name="lying"),
]
