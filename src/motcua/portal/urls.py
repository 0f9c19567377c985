from django.urls import path

from motcua.portal import views

app_name = "portal"
urlpatterns = [
    path("", views.home, name="home"),
    path("procedures/", views.procedures, name="procedures"),
    path("procedures/<str:code>/", views.procedure, name="procedure"),
    path("track/", views.find, name="find"),
    path("track/<str:code>/", views.glance, name="glance"),
    path("track/<str:code>/<str:secret>/", views.follow, name="follow"),
    path("track/<str:code>/<str:secret>/rate/", views.rate, name="rate"),
    path("robots.txt", views.robots, name="robots"),
]
