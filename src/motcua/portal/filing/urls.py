from django.urls import path

from motcua.portal.filing import acknowledging, papers, sending, supplementing, trying, views

urlpatterns = [
    path("track/<str:code>/<str:secret>/supplement/", supplementing.supplement, name="supplement"),
    path(
        "track/<str:code>/<str:secret>/supplement/<int:file_id>/", supplementing.file, name="supplement_file"
    ),
    path(
        "track/<str:code>/<str:secret>/supplement/<int:file_id>/thumbnail/",
        supplementing.thumbnail,
        name="supplement_thumbnail",
    ),
    path("track/<str:code>/<str:secret>/stored/<int:seq>/", acknowledging.page, name="acknowledgement"),
    path("track/<str:code>/<str:secret>/stored/<int:seq>.pdf", acknowledging.pdf, name="acknowledgement_pdf"),
    path("procedures/<str:code>/file/", views.start, name="file-start"),
    path("forms/trial/", trying.trial, name="form-trial"),
    path("drafts/", views.resume, name="draft-resume"),
    path("drafts/communes/<str:province>/", views.communes, name="communes"),
    path("drafts/<uuid:key>/", views.tasks, name="draft-tasks"),
    path("drafts/<uuid:key>/pages/<str:page>/", views.page, name="draft-page"),
    path("drafts/<uuid:key>/choose/", views.choose, name="draft-choose"),
    path("drafts/<uuid:key>/changed/", views.changed, name="draft-changed"),
    path("drafts/<uuid:key>/forget/", views.begin_again, name="draft-forget"),
    path("drafts/<uuid:key>/documents/", papers.page, name="draft-documents"),
    path("drafts/<uuid:key>/files/<int:file_id>/", papers.file, name="draft-file"),
    path("drafts/<uuid:key>/files/<int:file_id>/thumbnail/", papers.thumbnail, name="draft-thumbnail"),
    path("drafts/<uuid:key>/where/", sending.where, name="draft-where"),
    path("drafts/<uuid:key>/check/", sending.check, name="draft-check"),
    path("drafts/<uuid:key>/send/", sending.send, name="draft-send"),
    path("drafts/<uuid:key>/done/", sending.done, name="draft-done"),
]
