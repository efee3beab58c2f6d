// Charts over time, by uPlot, each with a legend and its numbers as a table.
import uPlot from "/lib/uplot/uPlot.esm.js";
import { h, show } from "./dom.js";
import { moment, NONE } from "./format.js";
import { colour, onTheme } from "./theme.js";

const DASHES = [[], [7, 4], [2, 3], [10, 3, 2, 3], [4, 2], [12, 4]];
const MOST_ROWS = 200;
const charts = new Set();

addEventListener("resize", () => charts.forEach((chart) => chart.fit()));
onTheme(() => charts.forEach((chart) => chart.draw()));

const minute = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const day = new Intl.DateTimeFormat(undefined, { month: "short", day: "numeric" });

/** Times of the axis; the day beneath the first one and where a new one begins. */
function clock(u, all) {
  let last = "";
  return all.map((value) => {
    const date = new Date(value * 1000);
    const now = day.format(date);
    const text = last === now ? minute.format(date) : `${minute.format(date)}\n${now}`;
    last = now;
    return text;
  });
}

function axes(options) {
  const common = () => ({
    stroke: colour("soft"), grid: { stroke: colour("line"), width: 1 }, ticks: { stroke: colour("line"), width: 1 },
    font: "12px system-ui, sans-serif",
  });
  return [
    { ...common(), values: options.x ? undefined : clock, space: 64, size: options.x ? 34 : 46 },
    { ...common(), size: 58, values: (u, all) => all.map(options.ticks ?? ((value) => String(+value.toPrecision(6)))) },
  ];
}

/**
 * A chart. options: title, unit, height, format, ticks, range, zero: whether the axis begins there,
 * stepped, bars, x: null for time or {name, unit},
 * sync: a key that charts share whose cursors go together.
 * Data: [[x …], [y …] …]; series: [{name, limit}].
 */
export function chart(options) {
  const legend = h("ul", { class: "legend" });
  const at = h("span", { class: "at", "aria-hidden": "true" });
  const place = h("div", { "aria-hidden": "true" });
  const numbers = h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": `${options.title}: numbers` });
  const details = h("details", null, h("summary", null, "As a table"), numbers);
  const element = h("figure", { class: "chart" },
    h("figcaption", null, h("h3", null, options.unit ? `${options.title} (${options.unit})` : options.title), legend, at), place, details);
  const label = (x) => (options.x ? `${+x.toPrecision(5)} ${options.x.unit}` : moment(x * 1000));
  let plot = null;
  let data = null;
  let series = [];

  function style(index, one) {
    const stroke = one.limit ? colour("text") : colour(`series-${(index % 6) + 1}`);
    const shape = options.bars ? { paths: uPlot.paths.bars({ size: [0.5, 3], align: 0 }), fill: stroke }
      : options.stepped && !one.limit ? { paths: uPlot.paths.stepped({ align: 1 }) } : {};
    return {
      label: one.name, stroke, width: one.limit ? 1 : 1.75, spanGaps: Boolean(one.limit),
      dash: one.limit ? [4, 4] : DASHES[index % DASHES.length], points: { show: !one.limit && data[0].length < 3 }, ...shape,
    };
  }

  function draw() {
    plot?.destroy();
    plot = null;
    if (!data || !data[0].length || !element.isConnected) return;
    const names = series.filter((one) => !one.limit);
    plot = new uPlot({
      width: Math.max(200, place.clientWidth || element.clientWidth), height: options.height ?? 170, ms: 1e-3,
      legend: { show: false }, cursor: { y: false, sync: options.sync ? { key: options.sync } : undefined, drag: { x: true, y: false } },
      scales: { x: options.x ? { time: false, range: (u, low, high) => [0, Math.ceil(1.08 * high)] } : { time: true }, y: options.range ? { range: options.range } : { range: (u, low, high) => uPlot.rangeNum(Math.min(low, options.zero ? 0 : low), high, 0.1, true) } },
      axes: axes(options),
      series: [{}, ...series.map((one) => style(one.limit ? 0 : names.indexOf(one), one))],
      hooks: { setCursor: [hover] },
    }, data, place);
  }

  function hover(u) {
    const index = u.cursor.idx;
    if (index === null || index === undefined) {
      at.textContent = "";
      return;
    }
    const values = series.map((one, number) => [one.name, data[number + 1][index]])
      .filter(([, value]) => value !== null && value !== undefined)
      .map(([name, value]) => `${name} ${options.format(value)}`);
    at.textContent = `${label(data[0][index])}: ${values.join(", ") || NONE}`;
  }

  function explain() {
    const names = series.filter((one) => !one.limit);
    show(legend, series.map((one) => h("li", null,
      h("span", { class: `key s${one.limit ? 0 : (names.indexOf(one) % 6) + 1}${one.limit || names.indexOf(one) % 6 ? " dashed" : ""}`, "aria-hidden": "true" }), one.name)));
  }

  function tabulate() {
    if (!details.open || !data) return;
    const rows = data[0].map((x, index) => [x, index]).slice(-MOST_ROWS).reverse();
    show(numbers, h("table", null,
      h("thead", null, h("tr", null, h("th", { scope: "col" }, options.x ? options.x.name : "Time"), series.map((one) => h("th", { scope: "col", class: "right" }, one.name)))),
      h("tbody", null, rows.map(([x, index]) => h("tr", null, h("td", null, label(x)),
        series.map((one, number) => {
          const value = data[number + 1][index];
          return h("td", { class: "right" }, value === null || value === undefined ? NONE : options.format(value));
        }))))));
  }
  details.addEventListener("toggle", tabulate);

  const made = {
    element,
    draw,
    fit() {
      if (plot && place.clientWidth) plot.setSize({ width: place.clientWidth, height: options.height ?? 170 });
    },
    /** Shows these numbers; the chart is drawn once its element is on the page. */
    update(newData, newSeries) {
      const same = plot && JSON.stringify(series) === JSON.stringify(newSeries) && newData[0].length >= 3;
      data = newData;
      series = newSeries;
      explain();
      tabulate();
      if (same) plot.setData(data);
      else requestAnimationFrame(draw);
    },
    close() {
      plot?.destroy();
      charts.delete(made);
    },
  };
  charts.add(made);
  return made;
}

/** Rows of several series as columns over one axis: [[x …], [a …], [b …]] for the names. */
export function columns(rows, x, name, value, names) {
  const all = new Map();
  for (const row of rows) {
    const at = x(row);
    if (!all.has(at)) all.set(at, {});
    all.get(at)[name(row)] = value(row);
  }
  const xs = [...all.keys()].sort((a, b) => a - b);
  return [xs, ...names.map((one) => xs.map((at) => all.get(at)[one] ?? null))];
}

/** Seconds since the epoch, as charts count time. */
export function seconds(text) {
  return Date.parse(text) / 1000;
}
