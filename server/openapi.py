"""GET /openapi.yaml: the description of the server."""

from pathlib import Path

from flask import Blueprint, Response

DESCRIPTION = Path(__file__).with_name("openapi.yaml")


def openapi() -> Blueprint:
    """The one route; the description is kept beside this file."""
    routes = Blueprint("openapi", __name__)

    @routes.get("/openapi.yaml")
    def show() -> Response:
        return Response(DESCRIPTION.read_bytes(), mimetype="application/yaml")

    return routes
