// Scanners, anomalies, and where an item went.
import { acknowledgement } from "../acknowledge.js";
import { choose, chosen } from "../address.js";
import { h, svg } from "../dom.js";
import { count, NONE, number, percent, span, time, visible, words } from "../format.js";
import { columns as stacks, figures, loader, mark, panel } from "../panel.js";
import { ask } from "../server.js";
import { table } from "../table.js";

const WIDTH = 200;
const SHOWN_SCANS = 40;

/** The rate as a point on its bounds, on a scale that all scanners share. */
function interval(row, most) {
  const x = (share) => 4 + ((WIDTH - 8) * share) / most;
  const high = row.enough && row.anomaly_rate_low > 0.1;
  return svg("svg", { class: "interval", viewBox: `0 0 ${WIDTH} 16`, preserveAspectRatio: "none", "aria-hidden": "true" },
    svg("line", { class: "axis", x1: 4, x2: WIDTH - 4, y1: 8, y2: 8 }),
    svg("g", { class: high ? "high" : null },
      svg("line", { class: "whisker", x1: x(row.anomaly_rate_low), x2: x(row.anomaly_rate_high), y1: 8, y2: 8 }),
      svg("rect", { class: "point", x: x(row.anomaly_rate) - 2.5, y: 2, width: 5, height: 12 })));
}

const MOODS = { IMPOSSIBLE_TRAVEL: "bad", CLOCK_AHEAD: "warn", CLOCK_SUSPECT: "warn", WRONG_CHECK_DIGIT: "warn", TOO_FAST: "warn" };

export function warehouse(tenant) {
  const all = tenant === "";
  const sums = figures();
  const scanners = panel("Scanners", "Anomaly rate with its 95 % bounds; the surest are first. Choose one to see its anomalies alone.");
  const anomalies = panel("Anomalies");
  const path = panel("Path of an item", "Sessions of one item, the newest first.");
  const scans = panel("Newest scans");
  const load = loader();
  let lastAnomalies = [];
  let lastScanners = [];
  let loaded = null;
  let most = 0.1;

  const scannerTable = table([
    { name: "Scanner", cell: (row) => row.scanner_id },
    all && { name: "Tenant", cell: (row) => row.tenant },
    { name: "Scans", right: true, cell: (row) => count(row.scans) },
    { name: "Anomalies", right: true, cell: (row) => count(row.anomalies) },
    { name: "Rate", right: true, cell: (row) => percent(row.anomaly_rate) },
    { name: "95 % bounds", right: true, cell: (row) => `${number(100 * row.anomaly_rate_low)}–${percent(row.anomaly_rate_high)}` },
    { label: "Rate drawn", cell: (row) => (row.enough ? interval(row, most) : mark("soft", "too few scans")) },
    { name: "Clock", right: true, cell: (row) => (Math.abs(row.clock_offset_seconds) > 60 ? mark("warn", span(row.clock_offset_seconds)) : span(row.clock_offset_seconds)) },
    { name: "Late", right: true, cell: (row) => percent(row.late_share) },
  ].filter(Boolean), (row) => `${row.tenant}/${row.scanner_id}`, {
    label: "Scanners",
    chosen: (row) => row.scanner_id === chosen("scanner") && (!all || row.tenant === chosen("of")),
    choose: (row) => {
      const again = row.scanner_id === chosen("scanner");
      choose({ scanner: again ? null : row.scanner_id, of: again ? null : row.tenant });
    },
  });

  const anomalyTable = table([
    { name: "Seen", cell: (row) => time(row.event_time) },
    { name: "Kind", cell: (row) => [mark(MOODS[row.kind] ?? "soft", words(row.kind)), row.speed_kmh === null ? "" : h("div", { class: "note" }, number(row.speed_kmh, 0, "km/h"))] },
    { name: "Scanner", cell: (row) => row.scanner_id ?? NONE },
    { name: "Code", code: true, cell: (row) => visible(row.raw_code) || NONE },
    { name: "Taken on by", cell: (row) => acknowledgement(row, "ANOMALY", row.scan_id) },
  ], (row) => `${row.tenant}/${row.scan_id}/${row.kind}/${row.other}`, {
    label: "Anomalies",
    chosen: (row) => row.item !== null && row.item === chosen("item"),
    choose: (row) => row.item && choose({ item: row.item, of: row.tenant }),
  });

  const scanTable = table([
    { name: "Seen", cell: (row) => time(row.event_time) },
    all && { name: "Tenant", cell: (row) => row.tenant },
    { name: "Scanner", cell: (row) => row.scanner_id },
    { name: "Location", cell: (row) => row.location },
    { name: "Code", code: true, cell: (row) => visible(row.raw_code) },
    { name: "Flags", cell: (row) => (row.flag_names.length ? mark("warn", row.flag_names.map(words).join(", ")) : mark("good", "none")) },
    { name: "Written after", right: true, cell: (row) => span((Date.parse(row.written_at) - Date.parse(row.arrival_time)) / 1000) },
  ].filter(Boolean), (row) => `${row.tenant}/${row.scan_id}`, {
    label: "Newest scans",
    chosen: (row) => row.item !== null && row.item === chosen("item"),
    choose: (row) => row.item && choose({ item: row.item, of: row.tenant }),
  });

  function showAnomalies() {
    const scanner = chosen("scanner");
    const of = chosen("of");
    const rows = lastAnomalies.filter((row) => !scanner || (row.scanner_id === scanner && (!of || row.tenant === of)));
    anomalies.note(scanner
      ? [`Of scanner ${scanner} alone. `, h("button", { class: "link", type: "button", onclick: () => choose({ scanner: null, of: null }) }, "All scanners")]
      : `The newest ${count(rows.length)}, as they come.`);
    if (!rows.length) {
      anomalies.empty(scanner ? "None of the newest anomalies is of this scanner." : "No anomalies. They appear here when the barcode pipeline writes them.");
      return;
    }
    if (!anomalyTable.element.isConnected) anomalies.show(anomalyTable.element);
    anomalyTable.update(rows);
  }

  function showScanners(rows) {
    lastScanners = rows;
    const scansSum = rows.reduce((sum, row) => sum + row.scans, 0);
    const found = rows.reduce((sum, row) => sum + row.anomalies, 0);
    const copies = rows.reduce((sum, row) => sum + row.transport_duplicates, 0);
    const bad = rows.filter((row) => row.enough && row.anomaly_rate_low > 0.1).length;
    sums.show([
      { name: "Scans", value: count(scansSum) },
      { name: "Scans with anomalies", value: count(found), more: percent(scansSum ? found / scansSum : null) },
      { name: "Copies in transport", value: count(copies) },
      { name: "Scanners", value: count(rows.length) },
      { name: "Surely above 10 %", value: count(bad), mood: bad ? "bad" : "", more: bad ? "lower bound of the rate" : "none" },
    ]);
    if (!rows.length) {
      scanners.empty("No scans yet. Start the barcode pipeline: scripts/run barcode --help.");
      return;
    }
    most = Math.max(0.05, ...rows.filter((row) => row.enough).map((row) => row.anomaly_rate_high));
    if (!scannerTable.element.isConnected) scanners.show(scannerTable.element);
    scannerTable.update(rows);
  }

  function showPath([sessions, seen]) {
    if (!sessions.length && !seen.length) {
      path.empty("No session of this item yet: it is told when its gap has passed.");
      return;
    }
    path.show(
      sessions.map((session) => h("div", { class: "session" },
        h("div", { class: "buttons" }, h("strong", null, time(session.first_event_time)), h("span", { class: "note" },
          `${count(session.scans)} ${session.scans === 1 ? "scan" : "scans"} in ${span((Date.parse(session.last_event_time) - Date.parse(session.first_event_time)) / 1000)}`),
        session.flag_names.map((flag) => mark(MOODS[flag] ?? "warn", words(flag)))),
        h("ol", { class: "path", "aria-label": "Locations in order" }, session.path.map((place) => h("li", null, h("span", null, place)))))),
      seen.length ? h("details", { open: true }, h("summary", null, `Its scans (${count(seen.length)})`), h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Scans of the item" },
        h("table", null,
          h("thead", null, h("tr", null, ["Seen", "Location", "Scanner", "Flags"].map((name) => h("th", { scope: "col" }, name)))),
          h("tbody", null, seen.map((scan) => h("tr", null, h("td", null, time(scan.event_time)), h("td", null, scan.location), h("td", null, scan.scanner_id), h("td", null, scan.flag_names.map(words).join(", ") || NONE))))))) : null);
  }

  function choice() {
    showAnomalies();
    scannerTable.mark();
    scanTable.mark();
    anomalyTable.mark();
    const item = chosen("item");
    const of = tenant || chosen("of");
    if (`${of} ${item}` === loaded) return;
    if (item && loaded !== null) path.reveal();
    loaded = `${of} ${item}`;
    if (!item) {
      path.note("Sessions of one item, the newest first.");
      path.empty("Choose an anomaly or a scan to see where its item went.");
      return;
    }
    path.note(h("span", { class: "code" }, item), " ", h("button", { class: "link", type: "button", onclick: () => choose({ item: null, of: chosen("scanner") ? of : null }) }, "Close"));
    load((signal) => Promise.all([ask("item_sessions", { tenant: of, item }, signal), ask("item_scans", { tenant: of, item }, signal)]), showPath, path.error);
  }

  anomalies.empty("Loading …");
  return {
    element: [sums.element, stacks([scanners, scans], [anomalies, path])],
    choice,
    handlers: {
      scanners: showScanners,
      anomalies: (rows) => { lastAnomalies = rows; showAnomalies(); },
      scans: (rows) => {
        scans.note(rows.length ? `The last ${count(Math.min(rows.length, SHOWN_SCANS))} that were written.` : "");
        if (!rows.length) {
          scans.empty("No scans yet.");
          if (!lastScanners.length) showScanners([]);
          return;
        }
        if (!scanTable.element.isConnected) scans.show(scanTable.element);
        scanTable.update(rows.slice(0, SHOWN_SCANS));
      },
    },
  };
}
