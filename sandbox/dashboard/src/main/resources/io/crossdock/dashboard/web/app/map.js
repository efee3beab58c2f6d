// A map without tiles: routes, corridors, trucks and stops as lines and points on a plain ground.
import * as L from "/lib/leaflet/leaflet-src.esm.js";
import { h } from "./dom.js";
import { colour, onTheme } from "./theme.js";

const SHAPES = {
  corridor: () => ({ stroke: false, fillColor: colour("corridor"), fillOpacity: 0.45, interactive: false }),
  area: () => ({ color: colour("soft"), weight: 1.5, dashArray: "4 4", fillColor: colour("corridor"), fillOpacity: 0.25 }),
  line: () => ({ color: colour("soft"), weight: 1.5, interactive: false }),
};

function label(text) {
  // An element and no string, which Leaflet would parse as HTML.
  return h("span", null, text);
}

/** Longitudes as one goes along: 179.9 and then 180.1, not -179.9 and a line around the world. */
function unwrapper(anchor) {
  return (longitude) => longitude + 360 * Math.round((anchor - longitude) / 360);
}

/** A map; choose is told which truck was chosen. */
export function routeMap(choose) {
  const element = h("div", { class: "map", role: "application", "aria-label": "Map of routes and trucks; the table beside it says the same" });
  let map = null;
  let layers = null;
  let last = null;
  let fitted = "";

  function start() {
    map = L.map(element, { attributionControl: false, zoomSnap: 0.25, worldCopyJump: false, zoomAnimation: !matchMedia("(prefers-reduced-motion: reduce)").matches, maxZoom: 18, minZoom: 1 });
    L.control.scale({ imperial: false }).addTo(map);
    map.setView([0, 0], 2);
    layers = L.featureGroup().addTo(map);
    new ResizeObserver(() => map?.invalidateSize({ animate: false })).observe(element);
  }

  function draw() {
    if (!last || !element.isConnected) return;
    if (!map) start();
    layers.clearLayers();
    const { routes, trucks, chosen, track, stops } = last;
    const first = trucks.find((truck) => truck.longitude !== null);
    const unwrap = unwrapper(first ? first.longitude : 0);
    const place = (longitude, latitude) => L.latLng(latitude, unwrap(longitude));
    for (const role of ["corridor", "area", "line"]) {
      const features = routes.filter((one) => one.properties.role === role);
      L.geoJSON(features, { style: SHAPES[role], interactive: false, coordsToLatLng: ([x, y]) => place(x, y) }).addTo(layers);
    }
    for (const stop of routes.filter((one) => one.properties.role === "stop")) {
      const [x, y] = stop.geometry.coordinates;
      L.circleMarker(place(x, y), { radius: 4, color: colour("soft"), weight: 1.5, fillColor: colour("panel"), fillOpacity: 1 })
        .bindTooltip(label(`Planned stop ${stop.properties.name}, route ${stop.properties.route}`)).addTo(layers);
    }
    if (track.length) {
      L.polyline(track.map((fix) => place(fix.longitude, fix.latitude)), { color: colour("accent"), weight: 2.5, interactive: false }).addTo(layers);
    }
    for (const stop of stops) {
      L.circleMarker(place(stop.longitude, stop.latitude), { radius: 5, color: colour("warn"), weight: 2, fill: false })
        .bindTooltip(label(`Stood at ${stop.place || "no planned place"}`)).addTo(layers);
    }
    for (const truck of trucks.filter((one) => one.longitude !== null)) {
      const mine = truck.truck_id === chosen.truck && truck.tenant === chosen.tenant;
      const raised = truck.alerts > 0;
      L.circleMarker(place(truck.longitude, truck.latitude), {
        radius: mine ? 9 : 7, weight: mine ? 3 : 1.5, color: mine ? colour("text") : colour("panel"),
        fillColor: colour(raised ? "bad" : "accent"), fillOpacity: 1,
      }).bindTooltip(label(`${raised ? "■ " : ""}${truck.truck_id}`), { permanent: true, direction: "top", offset: [0, -6], className: raised ? "raised" : "" })
        .on("click", () => choose(truck)).addTo(layers);
    }
    fit(chosen, track, place);
  }

  /** Moves only when something else is chosen: nobody's map runs away under the pointer. */
  function fit(chosen, track, place) {
    const key = `${chosen.tenant}/${chosen.truck}/${track.length > 0}`;
    if (key === fitted) return;
    const bounds = track.length
      ? L.latLngBounds(track.map((fix) => place(fix.longitude, fix.latitude)))
      : layers.getBounds();
    if (!bounds.isValid()) return;
    fitted = key;
    map.fitBounds(bounds.pad(0.1), { animate: false });
  }

  const restyle = () => draw();
  onTheme(restyle);
  return {
    element,
    update(content) {
      last = content;
      requestAnimationFrame(draw);
    },
    close() {
      last = null;
      map?.remove();
      map = null;
    },
  };
}
