// The page: which view is shown, for which tenant.
import { choose, chosen, go, href, onChoice, view } from "./address.js";
import { h, show } from "./dom.js";
import { ask } from "./server.js";
import { listen } from "./stream.js";
import { startKeys } from "./keys.js";
import { startTheme } from "./theme.js";
import { fleet } from "./views/fleet.js";
import { pipeline } from "./views/pipeline.js";
import { plant } from "./views/plant.js";
import { warehouse } from "./views/warehouse.js";

const VIEWS = { warehouse, fleet, plant, pipeline };
const TITLES = { warehouse: "Warehouse", fleet: "Fleet", plant: "Plant", pipeline: "Pipeline" };
const TENANTS_EVERY_MS = 15000;

let shown = { name: "", tenant: null, view: null };

function links() {
  show(document.getElementById("views"), Object.entries(TITLES).map(([name, title], index) =>
    h("li", null, h("a", {
      href: href({ tenant: chosen("tenant") }, `/${name}`, false),
      "aria-current": name === view() ? "page" : null,
      "aria-keyshortcuts": String(index + 1),
      onclick: (event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        go(`/${name}`);
        document.getElementById("main").focus({ preventScroll: true });
      },
    }, title))));
}

function update() {
  const name = view() in VIEWS ? view() : "warehouse";
  const tenant = chosen("tenant");
  links();
  document.getElementById("tenant").value = tenant;
  if (name === shown.name && tenant === shown.tenant) {
    shown.view.choice();
    return;
  }
  document.title = `${TITLES[name]} · Crossdock`;
  shown.view?.close?.();
  const main = document.getElementById("main");
  const made = VIEWS[name](tenant);
  show(main, h("h1", { class: "hidden" }, TITLES[name]), made.element);
  shown = { name, tenant, view: made };
  made.choice();
  listen(name, tenant, made.handlers);
}

async function tenants() {
  const select = document.getElementById("tenant");
  try {
    const rows = await ask("tenants");
    const names = rows.map((row) => row.tenant).filter((name) => name);
    const chosenNow = chosen("tenant");
    if (chosenNow && !names.includes(chosenNow)) names.push(chosenNow);
    if (names.join("\n") !== [...select.options].slice(1).map((o) => o.value).join("\n")) {
      show(select, h("option", { value: "" }, "All"), names.map((n) => h("option", { value: n }, n)));
      select.value = chosenNow;
    }
  } catch {
    // The stream says what is wrong.
  }
}

startTheme();
startKeys(Object.keys(VIEWS));
document.getElementById("tenant").addEventListener("change", (event) => {
  choose({ tenant: event.target.value, scanner: null, item: null, truck: null, machine: null, failure: null, of: null });
});
onChoice(update);
update();
tenants();
setInterval(tenants, TENANTS_EVERY_MS);
