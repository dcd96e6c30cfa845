"""Whatever is sent, the API answers as its schema says: no server error, no status, type or shape that is not documented.

Schemathesis makes the requests, right ones and wrong ones, from the schema; half of them with ids that exist. The work of each
is undone, so that the next one meets the same organization. `API_EXAMPLES=200 script/test tests/api/test_conformance.py` looks longer.
"""
import os

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import FailureGroup
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance, status_code_conformance

from mentoring.api import document

EXAMPLES = int(os.environ.get("API_EXAMPLES", "6"))
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
CALM = settings(max_examples=EXAMPLES, derandomize=True, database=None, deadline=None, phases=[Phase.generate],
                suppress_health_check=list(HealthCheck))
BODY_IDS = {"mentorship": "mentorship_id", "enrolment": "enrolment_id", "mentor": "free_mentor", "learner": "free_learner",
            "program": "open_program"}
REAL = {"time_zone": "Europe/Paris", "url": "https://calendar.example.org/mine.ics"}  # the schema cannot say which texts are some


def operations():
    schema = schemathesis.openapi.from_dict(document())
    schema.app = get_wsgi_application()
    return [found.ok() for found in schema.get_all_operations()]


@pytest.fixture
def _one_connection():
    """The WSGI application drops connections around each request; here it works in the test's transaction."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def with_known(case, known):
    """The case with ids, zones and addresses that exist in the place of those made up."""
    if isinstance(case.body, dict):
        there = REAL | {name: str(known[key]) for name, key in BODY_IDS.items()}
        case.body = {name: there[name] if name in there and isinstance(value, str) else value for name, value in case.body.items()}
    return case


def requests_of(operation, known):
    """(case, whether its ids exist)"""
    here = {name: str(known[name]) for name in (p.name for p in operation.path_parameters) if name in known}
    right = operation.as_strategy(GenerationMode.POSITIVE, path_parameters=here).map(lambda case: with_known(case, known))
    anything = [right, operation.as_strategy(GenerationMode.POSITIVE)]
    if operation.body or operation.query:
        anything.append(operation.as_strategy(GenerationMode.NEGATIVE, path_parameters=here))
    return st.one_of(*anything)


@pytest.mark.usefixtures("_one_connection")
def test_the_api_keeps_to_its_schema(journey, key_of):
    callers = [key_of(who) for who in ("owner", "mentor", "learner")]
    answered, wrong = {}, []

    def tried(operation):
        @CALM
        @given(case=requests_of(operation, journey.ids), caller=st.sampled_from(callers))
        def conforms(case, caller):
            with transaction.atomic():
                answer = case.call_and_validate(headers=caller.headers, checks=CHECKS)
                transaction.set_rollback(True)
            answered.setdefault(operation.label, set()).add(answer.status_code)

        conforms()

    for operation in operations():
        try:
            tried(operation)
        except (FailureGroup, AssertionError) as failure:
            wrong.append(f"{operation.label}: {failure}")
    assert not wrong, "\n\n".join(wrong)
    assert answered.keys() == {operation.label for operation in operations()}
    assert sum(min(codes) < 300 for codes in answered.values()) > len(answered) / 2  # it is not all refusals
