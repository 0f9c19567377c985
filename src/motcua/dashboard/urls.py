from django.urls import path

from motcua.dashboard import helped, quality, tables, views

app_name = "dashboard"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("mine/", views.mine, name="mine"),
    path("wall/", views.wall, name="wall"),
    path("help/", helped.helped, name="helped"),
    path("figures/", views.registered, name="figures"),
    path("index/", quality.index, name="index"),
    path("index.<slug:form>", quality.index_file, name="index_file"),
    path("tables/", tables.tables, name="tables"),
    path("tables/signed/<int:table_id>/", tables.frozen, name="signed"),
    path("tables/signed/<int:table_id>.pdf", tables.frozen_file, name="signed_file"),
    path("tables/sent/<int:schedule_id>/end/", tables.send_no_longer, name="send_no_longer"),
    path("tables/<slug:key>/", tables.one, name="table"),
    path("tables/<slug:key>/sign/", tables.sign, name="sign"),
    path("tables/<slug:key>/send/", tables.send, name="send"),
    path("tables/<slug:key>.<slug:form>", tables.file, name="table_file"),
    path("export/<slug:part>.<slug:form>", views.export, name="export"),
    path("behind/<str:figure>/", views.behind, name="behind"),
    path("lying/<slug:pile>/", views.lying, name="lying"),
]
