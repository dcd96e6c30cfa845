"""Chromium on the real server with the demo. Playwright's loop belongs to one module: beside it asyncio tests cannot run."""
import os

import pytest
from playwright.sync_api import sync_playwright

from tests.browser.people import Visitors
from tests.browser.site import chromium_options, serving_demo


@pytest.fixture(scope="session")
def site(tmp_path_factory, worker_name):
    """A Site: the product's server on this worker's own copy of the demo."""
    if "TEST_TEMPLATE" not in os.environ:
        pytest.skip("run by script/test")
    with serving_demo(tmp_path_factory.mktemp("site"), worker_name) as site:
        yield site


@pytest.fixture(scope="module")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**chromium_options())
        yield browser
        browser.close()


@pytest.fixture
def browser(site, chromium):
    """browser.visit("verger", "learner", language="fr", width=390, scheme="dark") -> a page signed in as that person."""
    visitors = Visitors(site, chromium)
    yield visitors
    visitors.leave()
