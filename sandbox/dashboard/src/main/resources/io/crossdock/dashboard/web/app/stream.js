// The stream of what changes, and what is said when it is cut.
import { show, h } from "./dom.js";
import { moment } from "./format.js";

const SILENT_MS = 8000;
const REASONS = {
  away: "The database does not answer.",
  failing: "The database has other tables than this page knows: run scripts/migrate, or see the log.",
  slow: "The database takes too long for some of this.",
  refused: "The database refuses: the dashboard's user needs the role crossdock_dashboard.",
};

let source = null;
let heard = Date.now();
let status = { database: "up" };
let ended = "";

/** Listens to a view; handlers by the name of an event get its data. */
export function listen(view, tenant, handlers) {
  source?.close();
  ended = "";
  heard = Date.now();
  const stream = new EventSource(`/events/${view}?${new URLSearchParams(tenant ? { tenant } : {})}`);
  source = stream;
  for (const [name, handler] of Object.entries(handlers)) {
    stream.addEventListener(name, (event) => {
      heard = Date.now();
      handler(JSON.parse(event.data));
    });
  }
  stream.addEventListener("status", (event) => {
    heard = Date.now();
    status = JSON.parse(event.data);
    tell();
  });
  stream.addEventListener("end", (event) => {
    ended = JSON.parse(event.data);
    stream.close();
    tell();
  });
  stream.addEventListener("error", tell);
}

function problem() {
  if (ended) return ended;
  if (Date.now() - heard > SILENT_MS) {
    return "The connection to the dashboard's server is cut; it is tried again by itself.";
  }
  return REASONS[status.database] ?? "";
}

function tell() {
  const banner = document.getElementById("banner");
  const live = document.getElementById("live");
  const text = problem();
  const since = status.answered ?? heard;
  const state = text ? "cut" : "up";
  banner.hidden = !text;
  if (text) {
    const full = `${text} What you see is of ${moment(since)}.`;
    if (banner.textContent !== full) banner.textContent = full;
  } else {
    banner.textContent = "";
  }
  if (live.dataset.state !== state) {
    live.dataset.state = state;
    show(live, h("span", { class: "dot", "aria-hidden": "true" }), text ? "Not live" : "Live");
  }
}

setInterval(tell, 1000);
