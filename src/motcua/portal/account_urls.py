"""The addresses of signing in, of one's own account, and of a public computer."""

from django.urls import path

from motcua.portal import account, public_computer, sign_in

urlpatterns = [
    path("sign-in/", sign_in.sign_in, name="sign_in"),
    path("sign-up/", sign_in.sign_up, name="sign_up"),
    path("sign-up/name/", sign_in.name, name="name"),
    path("sign-in/code/<uuid:code_id>/", sign_in.code, name="code"),
    path("sign-in/code/<uuid:code_id>/again/", sign_in.code_again, name="code_again"),
    path("me/", account.account, name="account"),
    path("me/profile/", account.profile, name="profile"),
    path("me/contact/", account.contact, name="contact"),
    path("public-computer/still-here/", public_computer.still_here, name="computer_still"),
    path("public-computer/end/", public_computer.end, name="computer_end"),
    path("public-computer/ended/", public_computer.ended, name="computer_ended"),
]
