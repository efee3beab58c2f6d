// How the pipelines run: rows a second, delays, failures, what came late, conservation.
import { choose, chosen } from "../address.js";
import { chart, columns, seconds } from "../chart.js";
import { h } from "../dom.js";
import { count, moment, NONE, number, span, time, words } from "../format.js";
import { columns as stacks, facts, figures, loader, mark, panel } from "../panel.js";
import { raw } from "../raw.js";
import { replay } from "../replay.js";
import { ask } from "../server.js";
import { table } from "../table.js";

const LONG_AGO_SECONDS = 86400;
const SLICE_SECONDS = 10;

function place(row) {
  return row.source_message_id ? `${row.source_name} ${row.source_message_id}` : `${row.source_name}/${row.source_partition}/${row.source_offset}`;
}

/** No rows in a slice are none a second, and no gap. */
function filled(rows) {
  const names = ["barcode", "fleet", "maintenance"].filter((name) => rows.some((row) => row.pipeline === name));
  const end = Math.floor(seconds(rows[0].until) / SLICE_SECONDS) * SLICE_SECONDS;
  const begin = end - 15 * 60;
  const grid = [];
  for (let at = begin; at <= end; at += SLICE_SECONDS) names.forEach((name) => grid.push({ at, pipeline: name, per_second: 0 }));
  return [names, columns([...grid, ...rows.map((row) => ({ ...row, at: seconds(row.at) }))].filter((row) => row.at >= begin && row.at <= end),
    (row) => row.at, (row) => row.pipeline, (row) => row.per_second, names)];
}

export function pipeline(tenant) {
  const all = tenant === "";
  const sums = figures();
  const throughput = panel("Throughput", "Rows of events written, in slices of ten seconds.");
  const delays = panel("Delay", "Lag: from arrival to row, of the newest 500. Watermark: how far the results that wait for it are behind what has arrived.");
  const kinds = panel("Failures by kind");
  const failures = panel("Failures", "The open ones first. Choose one to see its message and to try it again.");
  const failure = panel("Failure");
  const late = panel("Late data", "Taken within the allowed lateness, or a failure beyond it.");
  const balance = panel("Conservation", "Scans, of all tenants. Every message leaves a row, a copy or a failure.");
  const replays = panel("Replays");
  const load = loader();
  const speed = chart({ title: "Rows a second", height: 190, zero: true, format: (value) => number(value, 1, "/s") });
  let lastFailures = [];
  let lastKinds = [];
  let lastDelays = [];
  let loaded = null;

  const kindTable = table([
    { name: "Pipeline", cell: (row) => words(row.pipeline) },
    { name: "Kind", cell: (row) => words(row.kind) },
    { name: "Open", right: true, cell: (row) => (row.open ? mark("warn", count(row.open)) : count(0)) },
    { name: "Replayed", right: true, cell: (row) => count(row.replayed) },
    { name: "Last", cell: (row) => time(row.last_seen) },
  ], (row) => `${row.pipeline}/${row.kind}`, {
    label: "Failures by kind", tall: "300px",
    chosen: (row) => `${row.pipeline}/${row.kind}` === chosen("kind"),
    choose: (row) => choose({ kind: `${row.pipeline}/${row.kind}` === chosen("kind") ? null : `${row.pipeline}/${row.kind}` }),
  });

  const failureTable = table([
    { name: "Last seen", cell: (row) => time(row.last_seen) },
    { name: "State", cell: (row) => (row.status === "OPEN" ? mark("warn", "open") : mark("good", "replayed")) },
    { name: "Pipeline", cell: (row) => words(row.pipeline) },
    { name: "Kind", cell: (row) => words(row.kind) },
    { name: "Message", wide: true, cell: (row) => row.message },
    all && { name: "Tenant", cell: (row) => row.tenant || NONE },
    { name: "Tries", right: true, cell: (row) => count(row.attempt) },
  ].filter(Boolean), (row) => row.failure_id, {
    label: "Failures", tall: "300px",
    chosen: (row) => row.failure_id === chosen("failure"),
    choose: (row) => choose({ failure: row.failure_id, of: row.tenant }),
  });

  const balanceTable = table([
    { name: "Source", cell: (row) => row.source_name },
    { name: "Messages", right: true, cell: (row) => count(row.messages) },
    { name: "Scans", right: true, cell: (row) => count(row.scans) },
    { name: "Copies", right: true, cell: (row) => count(row.copies) },
    { name: "Open", right: true, cell: (row) => count(row.failures_open) },
    { name: "Replayed", right: true, cell: (row) => count(row.failures_replayed) },
    { name: "Without a trace", right: true, cell: (row) => (row.without_trace === null ? NONE : row.without_trace ? mark("warn", count(row.without_trace)) : mark("good", "0")) },
  ], (row) => row.source_name, { label: "Conservation", tall: "260px" });

  function sum() {
    const open = lastKinds.reduce((total, row) => total + row.open, 0);
    const newest = lastDelays.map((row) => row.written_at).sort().pop();
    const lag = Math.max(...lastDelays.map((row) => row.lag_p95_seconds));
    const held = Math.max(...lastDelays.map((row) => row.watermark_delay_seconds ?? 0));
    sums.show([
      { name: "Newest row", value: newest ? moment(newest) : NONE, more: newest ? "of events" : "no row yet" },
      { name: "Lag, 95 % below", value: lastDelays.length ? span(lag) : NONE, more: lag > LONG_AGO_SECONDS ? "messages of the past: a played day" : "the worst pipeline's" },
      { name: "Watermark behind", value: lastDelays.length ? span(held) : NONE, more: "the worst pipeline's" },
      { name: "Failures open", value: count(open), mood: open ? "warn" : "" },
    ]);
  }

  function showFailures() {
    const kind = chosen("kind");
    const rows = lastFailures.filter((row) => !kind || `${row.pipeline}/${row.kind}` === kind);
    failures.note(kind
      ? [`Of ${words(kind.replace("/", " "))} alone. `, h("button", { class: "link", type: "button", onclick: () => choose({ kind: null }) }, "All kinds")]
      : "The open ones first. Choose one to see its message and to try it again.");
    if (!rows.length) {
      failures.empty(kind ? "None of the newest failures is of this kind." : "No failures: every message could be used.");
      return;
    }
    if (!failureTable.element.isConnected) failures.show(failureTable.element);
    failureTable.update(rows);
  }

  function showFailure([row]) {
    if (!row) {
      failure.empty("This failure is not there.");
      return;
    }
    const same = lastFailures.filter((one) => one.status === "OPEN" && one.pipeline === row.pipeline && one.kind === row.kind).map((one) => one.failure_id);
    failure.show(
      facts([
        ["State", row.status === "OPEN" ? mark("warn", "open") : h("span", null, mark("good", "replayed"), " ", time(row.replayed_at))],
        ["Kind", `${words(row.kind)}, in the step ${row.step} of the pipeline ${row.pipeline}`],
        ["Reason", row.message],
        ["Came from", h("span", { class: "code" }, place(row))],
        ["Content type", row.content_type || "none said"],
        ["Event time", row.event_micros === null ? "not known" : time(row.event_micros / 1000)],
        ["Arrived", time(row.arrival_micros / 1000)],
        ["Tries", count(row.attempt)],
      ]),
      raw(row.payload, row.bytes),
      row.status === "OPEN" ? replay(row, same) : null);
  }

  function choice() {
    kindTable.mark();
    failureTable.mark();
    showFailures();
    const id = chosen("failure");
    if (id === loaded) return;
    if (id && loaded !== null) failure.reveal();
    loaded = id;
    if (!id) {
      failure.note("");
      failure.empty("Choose a failure to see its message.");
      return;
    }
    failure.note(h("span", { class: "code" }, id));
    reload();
  }

  function reload() {
    load((signal) => ask("failure", { tenant: tenant || chosen("of"), failure: chosen("failure") }, signal), showFailure, failure.error);
  }

  const rowsOf = (label, names, cells) => h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": label }, h("table", { class: "rows" },
    h("thead", null, h("tr", null, names.map((name, index) => h("th", { scope: "col", class: index ? "right" : null }, name)))),
    h("tbody", null, cells.map((line) => h("tr", null, line.map((cell, index) => h("td", { class: index ? "right" : null, "data-label": names[index] }, cell)))))));

  return {
    element: [sums.element, stacks([throughput, failures, failure, balance], [delays, kinds, late, replays])],
    choice,
    close: () => speed.close(),
    handlers: {
      throughput: (rows) => {
        if (!rows.length) {
          throughput.empty("No rows yet. Start a pipeline: scripts/run --help.");
          return;
        }
        const [names, data] = filled(rows);
        throughput.note(`Rows of events written, in slices of ten seconds, until ${moment(rows[0].until)}.`);
        if (!speed.element.isConnected) throughput.show(speed.element);
        speed.update(data, names.map((name) => ({ name: words(name) })));
      },
      delays: (rows) => {
        lastDelays = rows;
        sum();
        if (!rows.length) delays.empty("No rows yet.");
        else delays.show(rowsOf("Delay by pipeline", ["Pipeline", "Lag, median", "Lag, 95 %", "Watermark behind", "Newest row"], rows.map((row) =>
          [words(row.pipeline), span(row.lag_median_seconds), span(row.lag_p95_seconds), row.what ? h("span", { title: `of ${row.what}` }, span(row.watermark_delay_seconds)) : NONE, time(row.written_at)])),
          rows.some((row) => row.lag_median_seconds > LONG_AGO_SECONDS) ? h("p", { class: "note" }, "A lag of days: these messages say that they arrived in the past, as those of a played day do.") : null);
      },
      failure_kinds: (rows) => {
        lastKinds = rows;
        sum();
        if (!rows.length) kinds.empty("No failures: every message could be used.");
        else {
          if (!kindTable.element.isConnected) kinds.show(kindTable.element);
          kindTable.update(rows);
        }
      },
      failures: (rows) => {
        const before = lastFailures.find((row) => row.failure_id === chosen("failure"));
        lastFailures = rows;
        showFailures();
        const now = rows.find((row) => row.failure_id === chosen("failure"));
        if (before && now && (before.status !== now.status || before.attempt !== now.attempt)) reload();
      },
      late: (rows) => late.show(rowsOf("Late data by pipeline", ["Pipeline", "Taken", "Too late, open", "Too late, replayed"], rows.map((row) =>
        [words(row.pipeline), row.taken === null ? "not marked" : count(row.taken), row.open ? mark("warn", count(row.open)) : count(0), count(row.replayed)]))),
      conservation: (rows) => {
        if (!rows.length) balance.empty("No source has left a trace yet.");
        else {
          if (!balanceTable.element.isConnected) {
            balance.show(balanceTable.element, h("p", { class: "note" }, "Without a trace: offsets between the first and the last that left none. They were dropped and counted, are on their way, or are lost."));
          }
          balanceTable.update(rows);
        }
      },
      replays: (rows) => {
        if (!rows.length) replays.empty("No failure was tried again yet.");
        else replays.show(rowsOf("Replays, newest first", ["Begun", "Chosen", "Through", "Failed again"], rows.map((row) =>
          [h("span", { title: row.what }, time(row.chosen_at)), count(row.chosen), count(row.replayed), count(row.failed_again)])));
      },
    },
  };
}
