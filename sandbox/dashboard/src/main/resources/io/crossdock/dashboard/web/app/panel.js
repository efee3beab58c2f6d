// Panels: a heading, a note, and a body that says when there is nothing or something is wrong.
import { h, newId, show } from "./dom.js";

/** A panel; width is a class of the grid, such as "half". */
export function panel(title, width, note = "") {
  const id = newId("panel");
  const heading = h("h2", { id }, title);
  const said = h("p", { class: "note" }, note);
  const body = h("div", { class: "body" }, h("p", { class: "empty" }, "Loading …"));
  const element = h("section", { class: `panel ${width}`, "aria-labelledby": id }, h("header", null, heading, said), body);
  return {
    element,
    body,
    title: (text) => { if (heading.textContent !== text) heading.textContent = text; },
    note: (...text) => show(said, text),
    show: (...children) => show(body, children),
    empty: (text) => show(body, h("p", { class: "empty" }, text)),
    error: (problem) => show(body, h("p", { class: "error", role: "alert" }, problem.message)),
  };
}

/** Figures in a row: [{name, value, more, mood}]. */
export function figures() {
  const element = h("dl", { class: "figures" });
  return {
    element,
    show: (all) => show(element, all.map(({ name, value, more, mood }) =>
      h("div", { class: mood }, h("dt", null, name), h("dd", null, value, more && h("small", null, more))))),
  };
}

/** Facts, a line each: [[name, value]]. */
export function facts(all) {
  return h("dl", { class: "facts" }, all.filter(([, value]) => value !== "" && value !== null)
    .map(([name, value]) => [h("dt", null, name), h("dd", null, value)]));
}

/** A word with a sign before it: mood is good, warn, bad or soft. */
export function mark(mood, text) {
  return h("span", { class: `mark ${mood}` }, text);
}

/** Loads what belongs to a choice; an answer that comes after another choice is dropped. */
export function loader() {
  let controller = null;
  return async (load, done, failed) => {
    controller?.abort();
    const mine = new AbortController();
    controller = mine;
    try {
      const answer = await load(mine.signal);
      if (controller === mine) done(answer);
    } catch (problem) {
      if (controller === mine && problem.name !== "AbortError" && !mine.signal.aborted) failed(problem);
    }
  };
}
