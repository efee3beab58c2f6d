// Panels: a heading, a note, and a body that says when there is nothing or something is wrong.
import { h, newId, show } from "./dom.js";

/** A panel. */
export function panel(title, note = "") {
  const id = newId("panel");
  const heading = h("h2", { id }, title);
  const said = h("p", { class: "note" }, note);
  const body = h("div", { class: "body" }, h("p", { class: "empty" }, "Loading …"));
  const element = h("section", { class: "panel", "aria-labelledby": id }, h("header", null, heading, said), body);
  return {
    element,
    body,
    title: (text) => { if (heading.textContent !== text) heading.textContent = text; },
    /** Brings it into view, where the one who chose would not see it. */
    reveal: () => element.scrollIntoView({ block: "nearest", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" }),
    note: (...text) => show(said, text),
    show: (...children) => show(body, children),
    empty: (text) => show(body, h("p", { class: "empty" }, text)),
    error: (problem) => show(body, h("p", { class: "error", role: "alert" }, problem.message)),
  };
}

/** Two stacks of panels, the first one the larger where large; in turn on a narrow page. */
export function columns(left, right, large = true) {
  const place = (stack, first) => stack.map((one, index) => {
    one.element.classList.add(`o${2 * index + first}`);
    return one.element;
  });
  return h("div", { class: "columns" },
    h("div", { class: large ? "stack large" : "stack" }, place(left, 1)), h("div", { class: "stack" }, place(right, 2)));
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
