"""The addresses of the guidance team, under /desk/."""

from django.urls import path

from motcua.desk import guidance

urlpatterns = [
    path("guidance", guidance.guidance, name="guidance"),
    path("guidance/<int:session_id>", guidance.assisted, name="assisted"),
    path("guidance/<int:session_id>/confirm", guidance.confirm, name="assisted_confirm"),
    path("guidance/<int:session_id>/again", guidance.again, name="assisted_again"),
    path("guidance/<int:session_id>/hand-over", guidance.hand_over, name="assisted_hand_over"),
    path("guidance/<int:session_id>/end", guidance.end, name="assisted_end"),
    path("public-computer", guidance.public_computer, name="public_computer"),
]
