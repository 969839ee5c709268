"""GraphiQL, in local mode only: graphene-django's page, whose scripts a CDN serves by hash."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from graphene_django.views import GraphQLView

_PINNED = {
    name: value
    for name, value in vars(GraphQLView).items()
    if name.endswith(("_version", "_sri")) and isinstance(value, str)
}


def page(request: HttpRequest) -> HttpResponse:
    """Return the page. Put ``X-Organization`` into its header editor to act for an organization."""
    options = {"graphiql_header_editor_enabled": True, "graphiql_should_persist_headers": True}
    return render(request, "graphene/graphiql.html", {**_PINNED, **options})
