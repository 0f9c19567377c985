from django.urls import path

from motcua.portal import post

urlpatterns = [
    path("track/<str:code>/<str:secret>/post/", post.post, name="post"),
    path("track/<str:code>/<str:secret>/post/ask/<slug:direction>/", post.ask, name="post_ask"),
    path("track/<str:code>/<str:secret>/post/<str:reference>/cancel/", post.cancel, name="post_cancel"),
    path("procedures/<str:code>/post/", post.collect_for, name="post_collect_for"),
    path("procedures/<str:code>/post/<int:centre_id>/", post.collect, name="post_collect"),
    path("me/post/", post.mine, name="my_post"),
    path("me/post/<str:reference>/cancel/", post.cancel_mine, name="my_post_cancel"),
    path("post/callbacks/<slug:provider>/", post.callback, name="post_callback"),
]
