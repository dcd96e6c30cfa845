// Smoothing of pages that all work without it. Texts come from the page: templates and data- attributes.
import { offerZone, fillZones } from "./zone.js";
import { wireTheme, wireMenus } from "./menus.js";
import { wireDismissals } from "./dismiss.js";
import { wireKeys } from "./keys.js";
import { growTextareas } from "./autosize.js";
import { keepDrafts } from "./drafts.js";
import { keepParts } from "./parts.js";
import { watchHolds } from "./holds.js";
import { wireForms } from "./forms.js";

function wire(root) {
  fillZones(root);
  wireDismissals(root);
  growTextareas(root);
  keepDrafts(root);
  keepParts(root);
  watchHolds();
}

wire(document);
offerZone(document);
wireTheme();
wireMenus();
wireKeys();
wireForms();
document.addEventListener("htmx:load", (event) => wire(event.detail.elt));
