from django.urls import path

from motcua.portal import account, finding, paying, sign_in, views

app_name = "portal"
urlpatterns = [
    path("", views.home, name="home"),
    path("procedures/", finding.procedures, name="procedures"),
    path("procedures/<str:code>/", finding.procedure, name="procedure"),
    path("track/", views.find, name="find"),
    path("track/<str:code>/", views.glance, name="glance"),
    path("track/<str:code>/<str:secret>/", views.follow, name="follow"),
    path("track/<str:code>/<str:secret>/rate/", views.rate, name="rate"),
    path("track/<str:code>/<str:secret>/pay/", paying.pay, name="pay"),
    path("track/<str:code>/<str:secret>/pay/<str:reference>/", paying.payment, name="payment"),
    path("track/<str:code>/<str:secret>/pay/<str:reference>/return/", paying.pay_return, name="pay_return"),
    path("track/<str:code>/<str:secret>/pay/<str:reference>/cancel/", paying.pay_cancel, name="pay_cancel"),
    path("track/<str:code>/<str:secret>/pay/<str:reference>/receipt.pdf", paying.receipt, name="receipt"),
    path("pay/callbacks/<slug:provider>/", paying.pay_callback, name="pay_callback"),
    path("sign-in/", sign_in.sign_in, name="sign_in"),
    path("sign-up/", sign_in.sign_up, name="sign_up"),
    path("sign-up/name/", sign_in.name, name="name"),
    path("sign-in/code/<uuid:code_id>/", sign_in.code, name="code"),
    path("sign-in/code/<uuid:code_id>/again/", sign_in.code_again, name="code_again"),
    path("me/", account.account, name="account"),
    path("me/profile/", account.profile, name="profile"),
    path("me/contact/", account.contact, name="contact"),
    path("robots.txt", views.robots, name="robots"),
]
