// Taking an episode on.
import { h, show } from "./dom.js";
import { time } from "./format.js";
import { post } from "./server.js";

/** A button, or who has it. */
export function acknowledgement(row, kind, id) {
  if (row.acknowledged_by) {
    return h("span", { class: "mark good" }, h("span", null, row.acknowledged_by, " ", time(row.acknowledged_at)));
  }
  const said = h("span", { role: "status" });
  const button = h("button", {
    type: "button", class: "small", data: { acknowledge: id },
    onclick: async () => {
      button.disabled = true;
      try {
        const { acknowledgedBy } = await post("/api/acknowledgement", { tenant: row.tenant, kind, id });
        button.remove();
        show(said, h("span", { class: "mark good" }, acknowledgedBy));
      } catch (problem) {
        button.disabled = false;
        show(said, h("span", { class: "error" }, problem.message));
      }
    },
  }, "Acknowledge");
  return [button, " ", said];
}
