// Trucks on their routes, alerts, and what a truck's sensors said.
import { acknowledgement } from "../acknowledge.js";
import { choose, chosen } from "../address.js";
import { chart, columns, seconds } from "../chart.js";
import { h } from "../dom.js";
import { count, NONE, number, span, time, words } from "../format.js";
import { routeMap } from "../map.js";
import { columns as stacks, figures, loader, mark, panel } from "../panel.js";
import { ask } from "../server.js";
import { table } from "../table.js";

const STATES = { RAISED: "bad", CLEARED: "good", ENDED: "soft", WITHDRAWN: "soft" };
const NO_TRUCK = { tracks: [], stops: [] };

function alertState(row) {
  const mood = row.state === "RAISED" && row.severity === "WARNING" ? "warn" : STATES[row.state];
  return mark(mood, words(row.state));
}

/** A step before each change and after the last one, so that a door is drawn open until it closes. */
function doorSteps(doors, names, until) {
  const rows = doors.map((row) => ({ at: seconds(row.at), door: row.door, open: row.open ? 1 : 0 }));
  const [xs, ...steps] = columns(rows, (row) => row.at, (row) => row.door, (row) => row.open, names);
  const held = steps.map((all) => {
    let last = 0;
    return all.map((value) => (last = value ?? last));
  });
  if (xs.length && until > xs[xs.length - 1]) {
    xs.push(until);
    held.forEach((all) => all.push(all[all.length - 1]));
  }
  return [xs, ...held];
}

export function fleet(tenant) {
  const all = tenant === "";
  const sums = figures();
  const mapPanel = panel("Map", "Routes, and trucks where they were heard last. Zoom in to see a corridor.");
  const alerts = panel("Alerts", "Those that are on first.");
  const trucks = panel("Trucks", "Choose one for its track, temperatures and doors.");
  const truck = panel("Truck");
  const pick = (row) => choose({ truck: row.truck_id === chosen("truck") ? null : row.truck_id, of: row.tenant, alert: null });
  const map = routeMap(pick);
  const load = loader();
  const temperature = chart({ title: "Temperature", unit: "°C", height: 200, sync: "truck", format: (value) => number(value, 1, "°C") });
  const door = chart({ title: "Doors", height: 110, stepped: true, zero: true, sync: "truck", range: [-0.1, 1.1], ticks: (value) => ({ 0: "closed", 1: "open" })[value] ?? "", format: (value) => (value ? "open" : "closed") });
  let lastTrucks = [];
  let lastAlerts = [];
  let routes = [];
  let details = NO_TRUCK;
  let loaded = null;

  mapPanel.show(map.element);

  const truckTable = table([
    { name: "Truck", cell: (row) => row.truck_id },
    all && { name: "Tenant", cell: (row) => row.tenant },
    { name: "Alerts", cell: (row) => (row.alerts ? mark(row.critical ? "bad" : "warn", count(row.alerts)) : mark("good", "none")) },
    { name: "Cargo", right: true, cell: (row) => number(row.celsius, 1, "°C") },
    { name: "Door", cell: (row) => (row.door_open === null ? NONE : row.door_open ? mark("warn", "open") : "closed") },
    { name: "Stands", cell: (row) => (row.stands_since ? row.place || "no planned place" : NONE) },
    { name: "Heard", cell: (row) => time(row.heard_at) },
  ].filter(Boolean), (row) => `${row.tenant}/${row.truck_id}`, {
    label: "Trucks", tall: "340px", choose: pick,
    chosen: (row) => row.truck_id === chosen("truck") && row.tenant === (tenant || chosen("of")),
  });

  const alertTable = table([
    { name: "State", cell: alertState },
    { name: "Alert", cell: (row) => [row.title, row.subject ? ` (${row.subject})` : ""] },
    { name: "Truck", cell: (row) => row.truck_id },
    { name: "Began", cell: (row) => time(row.began_at) },
    { name: "Lasted", right: true, cell: (row) => (row.ended_at ? span((Date.parse(row.ended_at) - Date.parse(row.began_at)) / 1000) : NONE) },
    { name: "Taken on by", cell: (row) => (row.state === "WITHDRAWN" ? "" : acknowledgement(row, "ALERT", row.alert_id)) },
  ], (row) => `${row.tenant}/${row.alert_id}`, {
    label: "Alerts", tall: "460px",
    chosen: (row) => row.alert_id === chosen("alert"),
    choose: (row) => choose({ truck: row.truck_id, of: row.tenant, alert: row.alert_id }),
    mood: (row) => (row.state === "WITHDRAWN" ? "over" : ""),
  });

  function draw() {
    map.update({ routes, trucks: lastTrucks, chosen: { truck: chosen("truck"), tenant: tenant || chosen("of") }, track: details.tracks, stops: details.stops });
  }

  function sum() {
    const on = lastAlerts.filter((row) => row.state === "RAISED");
    const critical = on.filter((row) => row.severity === "CRITICAL").length;
    const open = lastTrucks.filter((row) => row.door_open).length;
    sums.show([
      { name: "Trucks", value: count(lastTrucks.length) },
      { name: "Alerts that are on", value: count(on.length), mood: on.length ? (critical ? "bad" : "warn") : "", more: `${count(critical)} critical` },
      { name: "Not acknowledged", value: count(on.filter((row) => !row.acknowledged_by).length), more: "of those that are on" },
      { name: "Doors open", value: count(open), more: "as heard last" },
    ]);
  }

  function showAlert() {
    const row = lastAlerts.find((one) => one.alert_id === chosen("alert"));
    return row ? h("p", { class: "note" }, alertState(row), ` ${row.title}: began `, time(row.began_at), ", raised ", time(row.raised_at), row.ended_at ? [", over ", time(row.ended_at)] : "", row.extreme !== null ? `, at worst ${number(row.extreme)}` : "", ".") : null;
  }

  function showTruck([temperatures, doors, tracks, stops]) {
    details = { tracks, stops };
    const sensors = [...new Set(temperatures.map((row) => row.sensor))];
    const names = [...new Set(doors.map((row) => row.door))];
    const times = temperatures.map((row) => seconds(row.at));
    truck.show(
      showAlert(),
      temperatures.length ? temperature.element : h("p", { class: "empty" }, "No temperatures of the last day."),
      doors.length ? door.element : h("p", { class: "empty" }, "No door was opened or closed on the last day."),
      stops.length ? h("details", null, h("summary", null, `Stops (${count(stops.length)})`), h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Stops" }, h("table", null,
        h("thead", null, h("tr", null, ["From", "Place", "For"].map((name) => h("th", { scope: "col" }, name)))),
        h("tbody", null, stops.map((stop) => h("tr", null, h("td", null, time(stop.from_time)), h("td", null, stop.place || "no planned place"), h("td", null, span((Date.parse(stop.to_time) - Date.parse(stop.from_time)) / 1000)))))))) : null,
    );
    temperature.update(columns(temperatures, (row) => seconds(row.at), (row) => row.sensor, (row) => row.celsius, sensors), sensors.map((name) => ({ name })));
    door.update(doorSteps(doors, names, times[times.length - 1] ?? 0), names.map((name) => ({ name: `${name} door` })));
    draw();
  }

  function refresh() {
    const name = chosen("truck");
    const of = tenant || chosen("of");
    if (!name) return;
    load((signal) => Promise.all(["truck_temperatures", "truck_doors", "truck_track", "truck_stops"].map((query) => ask(query, { tenant: of, truck: name }, signal))), showTruck, truck.error);
  }

  function choice() {
    truckTable.mark();
    alertTable.mark();
    const name = chosen("truck");
    const key = `${tenant || chosen("of")} ${name} ${chosen("alert")}`;
    if (key !== loaded) {
      if (name && loaded !== null) truck.reveal();
      loaded = key;
      truck.title(name ? `Truck ${name}` : "Truck");
      truck.note(name ? ["The day before it was heard last. ", h("button", { class: "link", type: "button", onclick: () => choose({ truck: null, of: null, alert: null }) }, "Close")] : "");
      if (name) refresh();
      else {
        details = NO_TRUCK;
        truck.empty("Choose a truck in the table, on the map or by one of its alerts.");
      }
    }
    draw();
  }

  ask("routes", tenant ? { tenant } : {}).then((answer) => {
    routes = answer.features;
    if (!routes.length) mapPanel.note("No routes: start the dashboard with the pipeline's --routes to see them. Trucks are where they were heard last.");
    draw();
  }, () => {});

  let heard = "";
  return {
    element: [sums.element, stacks([mapPanel, truck], [alerts, trucks])],
    choice,
    close: () => { map.close(); temperature.close(); door.close(); },
    handlers: {
      trucks: (rows) => {
        lastTrucks = rows;
        sum();
        if (!rows.length) trucks.empty("No trucks yet. Start the fleet pipeline: scripts/run fleet --help.");
        else {
          if (!truckTable.element.isConnected) trucks.show(truckTable.element);
          truckTable.update(rows);
        }
        const mine = rows.find((row) => row.truck_id === chosen("truck") && row.tenant === (tenant || chosen("of")));
        if (mine && heard && mine.heard_at !== heard) refresh();
        heard = mine?.heard_at ?? "";
        draw();
      },
      alerts: (rows) => {
        lastAlerts = rows;
        sum();
        if (!rows.length) alerts.empty("No alerts. They appear here when the fleet pipeline raises one.");
        else {
          if (!alertTable.element.isConnected) alerts.show(alertTable.element);
          alertTable.update(rows);
        }
      },
    },
  };
}
