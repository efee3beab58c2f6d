// Trying failures again.
import { h, show } from "./dom.js";
import { moment, words } from "./format.js";
import { ask, post } from "./server.js";

const EVERY_MS = 1000;
const BY_HAND = "Replays are begun by hand here: ";

/** A button that replays failures of one pipeline, and what becomes of it. */
export function replay(failure, others) {
  const said = h("p", { class: "said", role: "status" });
  const lateness = h("select", null, [["1d", "a day"], ["7d", "a week"], ["30d", "30 days"], ["365d", "a year"], ["3650d", "ten years"]]
    .map(([value, text]) => h("option", { value, selected: value === "365d" }, text)));
  const late = failure.kind === "LATE";
  const begin = (ids) => async () => {
    try {
      tell(await post("/api/replay", { pipeline: failure.pipeline, failures: ids, allowedLateness: late ? lateness.value : "" }));
      follow();
    } catch (problem) {
      say(problem.message, true);
    }
  };
  const one = h("button", { type: "button", class: "main", data: { replay: failure.failure_id }, onclick: begin([failure.failure_id]) }, "Replay");
  const all = others.length > 1 && h("button", { type: "button", onclick: begin(others) }, `Replay all ${others.length} of ${words(failure.kind).toLowerCase()}`);
  const element = h("div", null, h("div", { class: "buttons" }, one, all, late && h("label", null, "taken up to ", lateness, " late")), said);

  function say(text, bad) {
    said.classList.toggle("bad", Boolean(bad));
    if (said.textContent !== text) said.textContent = text;
  }

  function tell(state) {
    [one, all].filter(Boolean).forEach((button) => { button.disabled = !state.canLaunch || Boolean(state.running); });
    if (!state.canLaunch) {
      show(said, BY_HAND, h("code", { class: "code" }, `scripts/replay ${failure.pipeline} --replayFailures=${failure.failure_id}`), " with the pipeline's arguments; start the dashboard with --replay to have them here.");
    } else if (state.running) {
      say(`A replay of ${state.failures.length} in the pipeline ${state.pipeline} runs since ${moment(state.began)} …`);
    } else if (state.message && state.failures.includes(failure.failure_id)) {
      say(`Ended: ${state.message}`, !state.well);
    }
  }

  async function follow() {
    try {
      const state = await ask("replay");
      tell(state);
      if (state.running && element.isConnected) setTimeout(follow, EVERY_MS);
    } catch (problem) {
      say(problem.message, true);
    }
  }
  queueMicrotask(follow);
  return element;
}
