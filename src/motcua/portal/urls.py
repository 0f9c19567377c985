from django.urls import path

from motcua.portal import account_urls, acting, finding, handed_in, mine, own_store, paying, rating, views
from motcua.portal.filing import urls as filing_urls

app_name = "portal"
urlpatterns = [
    path("", views.home, name="home"),
    path("procedures/", finding.procedures, name="procedures"),
    path("procedures/<str:code>/", finding.procedure, name="procedure"),
    path("track/", views.find, name="find"),
    path("track/<str:code>/", views.glance, name="glance"),
    path("track/<str:code>/<str:secret>/", views.follow, name="follow"),
    path("track/<str:code>/<str:secret>/papers/<slug:kind>.pdf", views.paper, name="paper"),
    path("track/<str:code>/<str:secret>/files/<int:document_id>/", handed_in.file, name="file"),
    path("track/<str:code>/<str:secret>/looks/", views.looks, name="looks"),
    path("track/<str:code>/<str:secret>/rate/", rating.rate, name="rate"),
    path("track/<str:code>/<str:secret>/rate/more/", rating.rate_more, name="rate_more"),
    path("track/<str:code>/<str:secret>/questions/", acting.questions, name="questions"),
    path("track/<str:code>/<str:secret>/return/", acting.change_return, name="change_return"),
    path("track/<str:code>/<str:secret>/withdraw/", acting.withdraw, name="withdraw"),
    path("track/<str:code>/<str:secret>/pay/", paying.pay, name="pay"),
    path("track/<str:code>/<str:secret>/pay/<str:reference>/", paying.payment, name="payment"),
    path("track/<str:code>/<str:secret>/pay/<str:reference>/return/", paying.pay_return, name="pay_return"),
    path("track/<str:code>/<str:secret>/pay/<str:reference>/cancel/", paying.pay_cancel, name="pay_cancel"),
    path("track/<str:code>/<str:secret>/pay/<str:reference>/receipt.pdf", paying.receipt, name="receipt"),
    path("pay/callbacks/<slug:provider>/", paying.pay_callback, name="pay_callback"),
    *account_urls.urlpatterns,
    path("me/dossiers/", mine.dossiers, name="my_dossiers"),
    path("me/documents/", own_store.store, name="own_store"),
    path("me/documents/<int:document_id>/", own_store.document, name="own_document"),
    path("me/documents/<int:document_id>/remove/", own_store.remove, name="own_remove"),
    path("me/documents/<int:document_id>/file/", own_store.file, name="own_file"),
    path("me/documents/<int:document_id>/thumbnail/", own_store.thumbnail, name="own_thumbnail"),
    *filing_urls.urlpatterns,
    path("robots.txt", views.robots, name="robots"),
]
