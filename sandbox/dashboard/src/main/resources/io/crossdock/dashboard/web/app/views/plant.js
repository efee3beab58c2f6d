// Machines: how probable a failure is, what was measured, what is to be done.
import { acknowledgement } from "../acknowledge.js";
import { choose, chosen } from "../address.js";
import { chart, columns, seconds } from "../chart.js";
import { h, svg } from "../dom.js";
import { count, NONE, number, percent, time, words } from "../format.js";
import { columns as stacks, facts, figures, loader, mark, panel } from "../panel.js";
import { ask } from "../server.js";
import { table } from "../table.js";

const ZONES = { A: "good", B: "good", C: "warn", D: "bad" };
const STATES = { OPEN: "bad", RECOVERED: "good", WITHDRAWN: "soft" };

/** The probability as a bar, with the limit as a line. */
function meter(row) {
  const width = 84 * row.probability;
  return svg("svg", { class: "meter", viewBox: "0 0 84 10", "aria-hidden": "true" },
    svg("rect", { class: "ground", width: 84, height: 10 }),
    svg("rect", { class: row.over ? "fill over" : "fill", width, height: 10 }),
    svg("line", { class: "limit", x1: 84 * row.threshold, x2: 84 * row.threshold, y1: 0, y2: 10 }));
}

function verdict(row) {
  if (row.verdict !== "VALID") return mark("soft", `no verdict: ${words(row.verdict).toLowerCase()}`);
  return row.over ? mark("bad", "over its limit") : mark("good", "below its limit");
}

/** The strongest peaks of the newest valid block as sticks: each three points, so that it is a line. */
function spectrum(block, chartOf) {
  const peaks = [...block.peaks].sort((a, b) => a.hz - b.hz);
  chartOf.update([peaks.map((peak) => peak.hz), peaks.map((peak) => peak.amplitude)], [{ name: "Amplitude" }]);
}

export function plant(tenant) {
  const all = tenant === "";
  const sums = figures();
  const machines = panel("Machines", "Probability of a failure within the model's horizon; the line in the bar is its limit.");
  const orders = panel("Work orders", "The open ones first, with how far the maintenance system knows them.");
  const risk = panel("Probability");
  const vibration = panel("Vibration");
  const features = panel("Features");
  const why = panel("Newest verdicts");
  const load = loader();
  const charts = {
    risk: chart({ title: "Probability of a failure", height: 210, range: [0, 1], ticks: (value) => `${Math.round(100 * value)} %`, sync: "plant", format: (value) => percent(value) }),
    velocity: chart({ title: "Vibration velocity, RMS", unit: "mm/s", height: 150, zero: true, sync: "plant", format: (value) => number(value, 2, "mm/s") }),
    bearing: chart({ title: "Bearing's fault frequencies, above their surroundings", unit: "times", height: 150, zero: true, sync: "plant", format: (value) => number(value, 1, "×") }),
    peaks: chart({ title: "Strongest peaks of the spectrum", unit: "m/s² at Hz", height: 160, bars: true, zero: true, x: { name: "Frequency", unit: "Hz" }, format: (value) => number(value, 3, "m/s²") }),
    feature: chart({ title: "Feature", height: 170, sync: "plant", format: (value) => number(value, 3) }),
  };
  let rows = [];
  let lastFeatures = [];
  let loaded = null;
  let heard = "";

  const isChosen = (row) => row.machine_id === chosen("machine") && row.tenant === (tenant || chosen("of"));
  const pick = (row) => choose({ machine: row.machine_id, of: row.tenant });

  const machineTable = table([
    { name: "Machine", cell: (row) => row.machine_id },
    all && { name: "Tenant", cell: (row) => row.tenant },
    { name: "Kind", cell: (row) => row.machine_type },
    { name: "Failure", cell: (row) => words(row.failure_mode) },
    { name: "Probability", cell: (row) => (row.probability === null ? NONE : [meter(row), percent(row.probability)]) },
    { name: "Verdict", cell: verdict },
    { name: "Zone", cell: (row) => (row.zone ? mark(ZONES[row.zone] ?? "soft", row.zone) : NONE) },
    { name: "Order", cell: (row) => (row.order_id ? mark("bad", "open") : NONE) },
    { name: "As of", cell: (row) => time(row.to_time) },
  ].filter(Boolean), (row) => `${row.tenant}/${row.machine_id}/${row.failure_mode}`, {
    label: "Machines", tall: "360px", chosen: isChosen, choose: pick,
  });

  const orderTable = table([
    { name: "State", cell: (row) => mark(STATES[row.state], words(row.state)) },
    { name: "Machine", cell: (row) => row.machine_id },
    { name: "Failure", cell: (row) => words(row.failure_mode) },
    { name: "Began", cell: (row) => time(row.began_at) },
    { name: "Reason", wide: true, cell: (row) => row.reason },
    { name: "Maintenance system", cell: (row) => [words(row.progress ?? "not known"), row.external_id ? ` (${row.external_id})` : ""] },
    { name: "Taken on by", cell: (row) => (row.state === "WITHDRAWN" ? "" : acknowledgement(row, "WORK_ORDER", row.order_id)) },
  ], (row) => row.order_id, {
    label: "Work orders", tall: "360px", chosen: isChosen, choose: pick,
    mood: (row) => (row.state === "WITHDRAWN" ? "over" : ""),
  });

  function showRisk(predictions) {
    const modes = [...new Set(predictions.map((row) => row.failure_mode))];
    if (!predictions.length) {
      risk.empty("No prediction of this machine.");
      why.empty("No prediction of this machine.");
      return;
    }
    risk.show(charts.risk.element);
    const data = columns(predictions, (row) => seconds(row.at), (row) => row.failure_mode, (row) => row.probability, modes);
    const limits = [...new Set(predictions.map((row) => row.threshold))];
    charts.risk.update([...data, ...limits.map((limit) => data[0].map(() => limit))],
      [...modes.map((mode) => ({ name: words(mode) })), ...limits.map((limit) => ({ name: `Limit ${percent(limit, 0)}`, limit: true }))]);
    why.show(modes.map((mode) => {
      const last = predictions.filter((row) => row.failure_mode === mode).pop();
      return h("div", { class: "session" }, h("h3", null, words(mode)), facts([
        ["Probability", last.probability === null ? `none: ${words(last.verdict).toLowerCase()}` : percent(last.probability)],
        ["Model", `${last.model} ${last.model_version}`],
        ["Because of", last.reasons.length ? last.reasons.map((reason) =>
          h("div", null, `${words(reason.feature)} is ${number(reason.value, 2)}, typically ${number(reason.typical, 2)}`)) : "nothing that stands out"],
        ["As of", time(last.at)],
      ]));
    }));
  }

  function showVibration(blocks) {
    const valid = blocks.filter((block) => block.verdict === "VALID");
    if (!blocks.length) {
      vibration.empty("No vibration is measured on this machine.");
      return;
    }
    const withPeaks = valid.filter((block) => block.peaks?.length).pop();
    const silent = blocks.length - valid.length;
    const races = valid.some((block) => block.outer_race !== null);
    vibration.show(
      withPeaks && charts.peaks.element, charts.velocity.element, races ? charts.bearing.element : h("p", { class: "note" }, "Its bearing is not known, so that no fault frequencies are looked at."),
      h("p", { class: "note" }, withPeaks ? ["Peaks of ", time(withPeaks.at), `: only the ${count(withPeaks.peaks.length)} strongest of each block are kept. `] : null,
        silent ? `${count(silent)} of ${count(blocks.length)} blocks had no valid measurement.` : null));
    if (withPeaks) spectrum(withPeaks, charts.peaks);
    const xs = valid.map((block) => seconds(block.at));
    charts.velocity.update([xs, valid.map((block) => block.velocity_rms)], [{ name: "Velocity" }]);
    charts.bearing.update([xs, valid.map((block) => block.outer_race), valid.map((block) => block.inner_race)], [{ name: "Outer race" }, { name: "Inner race" }]);
  }

  function showFeatures(all) {
    lastFeatures = all;
    const names = [...new Set(all.flatMap((row) => Object.keys(row.features)))].sort();
    if (!names.length) {
      features.empty("No features of this machine.");
      return;
    }
    const name = names.includes(chosen("feature")) ? chosen("feature") : names[0];
    const select = h("select", { onchange: (event) => choose({ feature: event.target.value }) }, names.map((one) => h("option", { value: one, selected: one === name }, words(one))));
    const last = all[all.length - 1];
    features.show(h("p", null, h("label", null, "Over time: ", select)), charts.feature.element,
      h("details", { open: true }, h("summary", null, "All of the newest window"), h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Features of the newest window" },
        h("table", null, h("thead", null, h("tr", null, h("th", { scope: "col" }, "Feature"), h("th", { scope: "col", class: "right" }, "Value"))),
          h("tbody", null, names.map((one) => h("tr", null, h("td", null, words(one)), h("td", { class: "right" }, number(last.features[one], 3)))))))));
    charts.feature.update([all.map((row) => seconds(row.at)), all.map((row) => row.features[name] ?? null)], [{ name: words(name) }]);
  }

  function refresh() {
    const machine = chosen("machine");
    const of = tenant || chosen("of");
    const failed = (problem) => [risk, vibration, features, why].forEach((one) => one.error(problem));
    load((signal) => Promise.all(["machine_predictions", "machine_vibration", "machine_features"].map((query) => ask(query, { tenant: of, machine }, signal))),
      ([predictions, blocks, given]) => {
        showRisk(predictions);
        showVibration(blocks);
        showFeatures(given);
      }, failed);
  }

  function choice() {
    machineTable.mark();
    orderTable.mark();
    const machine = chosen("machine");
    const key = `${tenant || chosen("of")} ${machine}`;
    if (key === loaded) {
      if (machine && lastFeatures.length) showFeatures(lastFeatures);
      return;
    }
    loaded = key;
    for (const [one, name] of [[risk, "Probability"], [vibration, "Vibration"], [features, "Features"], [why, "Newest verdicts"]]) {
      one.title(machine ? `${name}: ${machine}` : name);
      if (!machine) one.empty("Choose a machine above.");
    }
    if (machine) refresh();
  }

  return {
    element: [sums.element, stacks([machines, risk, features, why], [orders, vibration])],
    choice,
    close: () => Object.values(charts).forEach((one) => one.close()),
    handlers: {
      machines: (now) => {
        rows = now;
        const names = new Set(rows.map((row) => `${row.tenant}/${row.machine_id}`));
        const over = rows.filter((row) => row.over).length;
        const silent = rows.filter((row) => row.verdict !== "VALID").length;
        sums.show([
          { name: "Machines", value: count(names.size), more: `${count(rows.length)} with their failure modes` },
          { name: "Over their limit", value: count(over), mood: over ? "bad" : "" },
          { name: "Without a verdict", value: count(silent), mood: silent ? "warn" : "", more: "never called healthy" },
          { name: "Orders open", value: count(rows.filter((row) => row.order_id).length) },
        ]);
        if (!rows.length) {
          machines.empty("No predictions yet. Start the maintenance pipeline with --models: scripts/run maintenance --help.");
          return;
        }
        if (!machineTable.element.isConnected) machines.show(machineTable.element);
        machineTable.update(rows);
        const mine = rows.filter(isChosen).map((row) => row.to_time).sort().pop() ?? "";
        if (mine && heard && mine !== heard) refresh();
        heard = mine;
        if (!chosen("machine")) choose({ machine: rows[0].machine_id, of: rows[0].tenant });
      },
      orders: (now) => {
        if (!now.length) orders.empty("No work orders. One is opened when a probability stays over its limit.");
        else {
          if (!orderTable.element.isConnected) orders.show(orderTable.element);
          orderTable.update(now);
        }
      },
    },
  };
}
