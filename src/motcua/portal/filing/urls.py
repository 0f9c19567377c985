from django.urls import path

from motcua.portal.filing import sending, supplementing, views

urlpatterns = [
    path("track/<str:code>/<str:secret>/supplement/", supplementing.supplement, name="supplement"),
    path("procedures/<str:code>/file/", views.start, name="file-start"),
    path("drafts/", views.resume, name="draft-resume"),
    path("drafts/communes/<str:province>/", views.communes, name="communes"),
    path("drafts/<uuid:key>/", views.tasks, name="draft-tasks"),
    path("drafts/<uuid:key>/pages/<str:page>/", views.page, name="draft-page"),
    path("drafts/<uuid:key>/choose/", views.choose, name="draft-choose"),
    path("drafts/<uuid:key>/changed/", views.changed, name="draft-changed"),
    path("drafts/<uuid:key>/forget/", views.begin_again, name="draft-forget"),
    path("drafts/<uuid:key>/documents/", sending.documents, name="draft-documents"),
    path("drafts/<uuid:key>/files/<int:file_id>/", sending.file, name="draft-file"),
    path("drafts/<uuid:key>/where/", sending.where, name="draft-where"),
    path("drafts/<uuid:key>/check/", sending.check, name="draft-check"),
    path("drafts/<uuid:key>/send/", sending.send, name="draft-send"),
    path("drafts/<uuid:key>/done/", sending.done, name="draft-done"),
]
