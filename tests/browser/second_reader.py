"""ical.js (as Thunderbird and Nextcloud read calendars) in Chromium, on a blank page: what it finds in a calendar file."""
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.site import chromium_options

SOURCE = Path(__file__).parent / "vendor" / "ical.min.js"
READ = """text => {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const of = (entry, name) => entry.getFirstPropertyValue(name);
  const person = property => [property.getFirstValue(), property.getParameter("cn") || "", property.getParameter("partstat") || "",
    property.getParameter("rsvp") || ""];
  return calendar.getAllSubcomponents("vevent").map(entry => ({
    method: of(calendar, "method"), uid: of(entry, "uid"),
    instead_of: of(entry, "recurrence-id") ? of(entry, "recurrence-id").toUnixTime() : null,
    sequence: of(entry, "sequence"), status: of(entry, "status"),
    start: of(entry, "dtstart").toUnixTime(), end: of(entry, "dtend").toUnixTime(), stamp: of(entry, "dtstamp").toUnixTime(),
    summary: of(entry, "summary"), description: of(entry, "description") || "", url: of(entry, "url") || "",
    organizer: person(entry.getFirstProperty("organizer")), attendees: entry.getAllProperties("attendee").map(person)}));
}"""
EXPAND = """text => {
  const entries = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent"), found = [];
  const uid = entry => entry.getFirstPropertyValue("uid"), isApart = entry => entry.hasProperty("recurrence-id");
  for (const entry of entries.filter(each => !isApart(each))) {
    const event = new ICAL.Event(entry, { exceptions: entries.filter(each => isApart(each) && uid(each) === uid(entry)) });
    if (entry.getFirstPropertyValue("status") === "CANCELLED") continue;
    if (!event.isRecurring()) { found.push([event.startDate.toUnixTime(), event.endDate.toUnixTime()]); continue; }
    const steps = event.iterator();
    for (let each = steps.next(); each; each = steps.next()) {
      const { startDate, endDate } = event.getOccurrenceDetails(each);
      found.push([startDate.toUnixTime(), endDate.toUnixTime()]);
    }
  }
  return found.sort((one, other) => one[0] - other[0]);
}"""
PLACE = """([text, walls]) => {
  const zone = new ICAL.Timezone(new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent("vtimezone"));
  return walls.map(wall => { const time = ICAL.Time.fromDateTimeString(wall); time.zone = zone; return time.toUnixTime(); });
}"""


@cache
def _source() -> str:
    return SOURCE.read_text()


class SecondReader:
    """Raises Playwright's Error with ical.js's own words where it cannot read a file."""

    def __init__(self, run):
        self.run = run

    def entries(self, content: bytes) -> list[dict]:
        """Each VEVENT's facts; instants are seconds since 1970, people (address, name, answer, whether one is wanted)."""
        return self.run(READ, content.decode())

    def occurrences(self, content: bytes) -> list[list[int]]:
        """[start, end] of all that takes place, by rules, exceptions and VTIMEZONEs."""
        return self.run(EXPAND, content.decode())

    def instants(self, content: bytes, walls: list[str]) -> list[int]:
        """What the wall-clock times are by the only VTIMEZONE."""
        return self.run(PLACE, [content.decode(), walls])


@contextmanager
def second_reader() -> Iterator[SecondReader]:
    """In a thread of its own: beside Playwright's loop the ORM refuses to work."""
    with ThreadPoolExecutor(1) as thread:
        playwright = thread.submit(lambda: sync_playwright().start()).result()
        try:
            page = thread.submit(lambda: playwright.chromium.launch(**chromium_options()).new_page()).result()
            thread.submit(page.add_script_tag, content=_source()).result()
            yield SecondReader(lambda script, given: thread.submit(page.evaluate, script, given).result())
            thread.submit(page.context.browser.close).result()
        finally:
            thread.submit(playwright.stop).result()
