"""The control endpoint of the simulator, `/simulator/faults`: for programs on the same machine, without credentials.

    GET                       {"kinds": ["busy", …],
                               "faults": [{"number": 1, "kind": "slow", "rate": 0.2, …, "active": true, "happened": 3}]}
    POST   a fault as JSON    201 {"number": 2}; 400 {"error": "…"} for what is not one
    DELETE                    204, all faults end
    DELETE …/2                204, that fault ends; 404 if there is none of that number

A fault is an object with the fields of `faults.Fault`, only `kind` is needed: {"kind": "busy_seconds", "for_s": 60}.
Its `at_s` counts from the request. Another machine gets 403.
"""

import json
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from ipaddress import ip_address

from msgspec.structs import asdict
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from wallboard.simulator.assignments import AssignmentError
from wallboard.simulator.faults import Fault, Faults, Kind

PATH = "/simulator/faults"
"""Where the endpoint is."""


_Endpoint = Callable[[Request], Awaitable[Response]]


def routes(faults: Faults, elapsed: Callable[[], float]) -> list[Route]:
    """Return the routes that show and change these faults; `elapsed` is seconds since the tenant's start."""

    async def show(request: Request) -> Response:
        now_s = elapsed()
        planned = [
            {"number": number, **asdict(plan.fault), "active": plan.active(now_s), "happened": plan.happened}
            for number, plan in faults.planned().items()
        ]
        return JSONResponse({"kinds": list(Kind), "faults": planned})

    async def add(request: Request) -> Response:
        try:
            number = faults.add(_fault(await request.body()), now_s=elapsed())
        except AssignmentError as error:
            return JSONResponse({"error": str(error)}, HTTPStatus.BAD_REQUEST)
        return JSONResponse({"number": number}, HTTPStatus.CREATED)

    async def clear(request: Request) -> Response:
        faults.clear()
        return Response(status_code=HTTPStatus.NO_CONTENT)

    async def remove(request: Request) -> Response:
        removed = faults.remove(request.path_params["number"])
        return Response(status_code=HTTPStatus.NO_CONTENT if removed else HTTPStatus.NOT_FOUND)

    return [
        Route(PATH, _local(show), methods=["GET"]),
        Route(PATH, _local(add), methods=["POST"]),
        Route(PATH, _local(clear), methods=["DELETE"]),
        Route(f"{PATH}/{{number:int}}", _local(remove), methods=["DELETE"]),
    ]


def _local(endpoint: _Endpoint) -> _Endpoint:
    async def guarded(request: Request) -> Response:
        if request.client is None or not ip_address(request.client.host).is_loopback:
            return JSONResponse({"error": "Faults are controlled from the same machine only."}, HTTPStatus.FORBIDDEN)
        return await endpoint(request)

    return guarded


def _fault(body: bytes) -> Fault:
    try:
        members = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise AssignmentError(f"The body is not JSON: {error}.") from error
    if not isinstance(members, dict):
        raise AssignmentError('The body must be a JSON object such as {"kind": "busy"}.')
    return Fault.read({name: str(value) for name, value in members.items() if value is not None})
