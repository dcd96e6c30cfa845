"""A photo is judged by its content and made anew."""
import io
import zipfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def picture(size=(800, 600), form="JPEG", **extra):
    kept = io.BytesIO()
    Image.new("RGB", size, (30, 120, 90)).save(kept, form, **extra)
    return kept.getvalue()


def zipped():
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        archive.writestr("a.jpg", "x")
    return kept.getvalue()


def send(client, house, content, name="me.jpg"):
    return client.post(house.url("/me/photo/"), {"photo": SimpleUploadedFile(name, content, "image/jpeg")})


def kept_photo(house, member):
    with house.bound():
        member.refresh_from_db()
    return member.photo


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "GIF"])
def test_kept_square_and_bare(cast, as_person, settings, form):
    exif = Image.Exif()
    exif[0x010E] = "home address"
    extra = {"exif": exif} if form in ("JPEG", "PNG", "WEBP") else {}
    assert send(as_person(cast.verger.learner), cast.verger, picture(form=form, **extra)).status_code == 302
    name = kept_photo(cast.verger, cast.verger.learner)
    kept = Image.open(Path(settings.MEDIA_ROOT) / str(cast.verger.organization.id) / name)
    assert (kept.size, kept.format, dict(kept.getexif())) == ((512, 512), "WEBP", {})


@pytest.mark.parametrize(("content", "name"), [
    (zipped(), "me.jpg"), (SVG, "me.svg"), (SVG, "me.jpg"), (picture()[:400], "cut.jpg"), (b"", "empty.jpg"), (b"GIF89a", "me.gif"),
    (b"x" * (20 * 1024 * 1024), "huge.jpg"), (picture((9000, 9000), "PNG"), "bomb.png"),
], ids=["zip", "svg", "svg named jpg", "cut", "empty", "header only", "20 MB", "81 megapixels"])
def test_refused(cast, as_person, content, name):
    response = send(as_person(cast.verger.learner), cast.verger, content, name)
    assert response.status_code == 422
    assert response.context["photo_form"].errors["photo"]
    assert kept_photo(cast.verger, cast.verger.learner) == ""


@pytest.fixture
def with_photo(cast, as_person, django_capture_on_commit_callbacks):
    send(as_person(cast.verger.learner), cast.verger, picture())
    return cast.verger.url(f"/people/{cast.verger.learner.pk}/photo/")


def test_served_to_members_privately(cast, as_person, with_photo):
    response = as_person(cast.verger.mentor).get(with_photo)
    assert (response.status_code, response["Content-Type"]) == (200, "image/webp")
    assert "private" in response["Cache-Control"]
    again = as_person(cast.verger.mentor).get(with_photo, headers={"If-None-Match": response["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_not_served_to_others(cast, as_person, client, with_photo):
    assert as_person(cast.harbour.owner).get(with_photo).status_code == 404
    assert client.get(with_photo).status_code == 302
    elsewhere = with_photo.replace("/o/verger/", "/o/harbour/")
    assert as_person(cast.harbour.owner).get(elsewhere).status_code == 404


def test_no_photo_or_lost_file(cast, as_person, settings, with_photo):
    mentor = as_person(cast.verger.mentor)
    assert mentor.get(cast.verger.url(f"/people/{cast.verger.owner.pk}/photo/")).status_code == 404
    for file in (Path(settings.MEDIA_ROOT) / str(cast.verger.organization.id)).iterdir():
        file.unlink()
    assert mentor.get(with_photo).status_code == 404


def test_removed_and_replaced_files_go(cast, as_person, settings, with_photo, django_capture_on_commit_callbacks):
    client, folder = as_person(cast.verger.learner), Path(settings.MEDIA_ROOT) / str(cast.verger.organization.id)
    with django_capture_on_commit_callbacks(execute=True):
        send(client, cast.verger, picture(form="PNG"))
    assert len(list(folder.iterdir())) == 1
    with django_capture_on_commit_callbacks(execute=True):
        client.post(cast.verger.url("/me/photo/remove/"))
    assert list(folder.iterdir()) == []
    assert as_person(cast.verger.mentor).get(with_photo).status_code == 404


def test_wrong_method(cast, as_person):
    assert as_person(cast.verger.learner).get(cast.verger.url("/me/photo/")).status_code == 405
