"""The containers' description: valid by the compose schema, and saying only what the settings know."""
import json
import re
from pathlib import Path

import jsonschema
import pytest
import yaml
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES = COMPOSE["services"]
OURS = {name: service for name, service in SERVICES.items() if "build" in service}
READ = re.compile(r"""(?:env\.\w+|environ\.get)\(\s*["']([A-Z_]+)["']|_database\("([A-Z_]+)\"""")


def settings_read():
    """Variables that the running processes read."""
    text = "".join((ROOT / "mentoring" / name).read_text() for name in ("settings.py", "asgi.py"))
    return {a or b for a, b in READ.findall(text)}


def settings_told():
    return set(re.findall(r"^\| `([A-Z_]+)` \|", (ROOT / "docs" / "settings.md").read_text(), re.M))


def stages() -> dict[str, list[str]]:
    """The Dockerfile's lines by the stage that they make."""
    found = {}
    for line in (ROOT / "Dockerfile").read_text().splitlines():
        if line.startswith("FROM "):
            lines = found.setdefault(line.split(" AS ")[1], [])
        if found:
            lines.append(line)
    return found


def test_every_setting_is_told_and_no_other():
    assert settings_read() == settings_told()


def test_the_file_is_valid():
    jsonschema.Draft7Validator(json.loads((Path(__file__).parent / "compose-spec.json").read_text())).validate(COMPOSE)


def test_every_setting_that_is_passed_exists():
    for service in OURS.values():
        assert set(service["environment"]) <= settings_read()


def test_everything_required_is_in_the_example():
    example = (ROOT / "deploy" / "env.example").read_text()
    asked = set(re.findall(r"\$\{([A-Z_]+)(?::\?[^}]*)?\}", (ROOT / "docker-compose.yml").read_text()))
    assert asked <= set(re.findall(r"^([A-Z_]+)=", example, re.M))


def test_every_image_has_a_tag():
    images = [service["image"] for service in SERVICES.values()]
    images += [lines[0].split()[1] for lines in stages().values() if lines[0].split()[1] not in stages()]
    assert [image for image in images if not re.search(r":[\w.-]*\d", image) or image.endswith(":latest")] == []


@pytest.mark.parametrize("stage", ["app", "worker"])
def test_our_images_are_not_root_and_install_by_hash(stage):
    lines = stages()[stage]
    assert [line for line in lines if line.startswith("USER ")][-1] == "USER tandem"
    installs = [line for several in stages().values() for line in several if "pip install" in line]
    assert installs
    assert all("--require-hashes" in line for line in installs)


def test_only_the_worker_has_the_compiler():
    assert {name: service["build"]["target"] for name, service in OURS.items()} == dict.fromkeys(OURS, "app") | {"worker": "worker"}
    assert SERVICES["worker"]["image"] != SERVICES["web"]["image"]
    assert [stage for stage, lines in stages().items() if any("requirements-fast.txt" in line for line in lines)] == ["worker"]
    assert stages()["worker"][0] == "FROM app AS worker"


@pytest.mark.parametrize("name", OURS)
def test_our_processes_have_no_rights_to_spare(name):
    service = OURS[name]
    assert "user" not in service
    assert service["cap_drop"] == ["ALL"]
    assert service["read_only"] is True


@pytest.mark.parametrize("name", [name for name in SERVICES if name != "migrate"])
def test_every_lasting_process_tells_its_health(name):
    assert "healthcheck" in SERVICES[name]


def test_only_the_migration_knows_the_owner():
    assert [name for name, service in OURS.items() if "DATABASE_OWNER_URL" in service["environment"]] == ["migrate"]
    assert [name for name, service in OURS.items() if "DATABASE_OPS_URL" in service["environment"]] == ["worker"]


def test_everything_mounted_exists():
    for service in SERVICES.values():
        for volume in service.get("volumes", []):
            source = volume.split(":")[0]
            assert (ROOT / source).exists() if source.startswith("./") else source in COMPOSE["volumes"]
