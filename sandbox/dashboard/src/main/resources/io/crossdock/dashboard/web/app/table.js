// Tables whose rows stay the elements they are while what they say is the same: focus, selection
// and scrolling survive each update.
import { h, newId, show } from "./dom.js";

/**
 * A table.
 * columns: [{name, cell: (row) => content, right, code, wide}]; key: (row) => text;
 * options: label, chosen: (row) => boolean, choose: (row) => void, mood: (row) => class, tall.
 */
export function table(columns, key, options) {
  const body = h("tbody");
  const label = newId("table");
  const head = h("thead", null, h("tr", null, columns.map((column) =>
    h("th", { scope: "col", class: column.right ? "right" : null }, column.name || h("span", { class: "hidden" }, column.label)))));
  const element = h("div", { class: "scroll", tabindex: "0", role: "region", "aria-labelledby": label },
    h("table", null, h("caption", { class: "hidden", id: label }, options.label), head, body));
  if (options.tall) element.style.setProperty("--tall", options.tall);
  const there = new Map();
  let filled = false;

  function make(row) {
    const line = h("tr", options.choose ? { tabindex: "0" } : null);
    const entry = { line, row, said: "" };
    if (options.choose) {
      const open = (event) => {
        if (!event.target.closest("button, a") && getSelection().isCollapsed) options.choose(entry.row);
      };
      line.addEventListener("click", open);
      line.addEventListener("keydown", (event) => {
        if (event.key === "Enter" && event.target === line) options.choose(entry.row);
      });
    }
    return entry;
  }

  function fill(entry, row) {
    const said = JSON.stringify(row);
    if (entry.said !== said) {
      const focused = entry.line.contains(document.activeElement) && document.activeElement !== entry.line;
      show(entry.line, columns.map((column) => {
        const content = column.cell(row);
        const kind = [column.right && "right", column.code && "code", column.wide && "wide"].filter(Boolean).join(" ");
        return h("td", { class: kind || null, title: column.code && typeof content === "string" ? content : null }, content);
      }));
      if (focused) entry.line.focus({ preventScroll: true });
    }
    entry.said = said;
    entry.row = row;
  }

  function marks(entry) {
    if (options.chosen?.(entry.row)) entry.line.setAttribute("aria-current", "true");
    else entry.line.removeAttribute("aria-current");
    entry.line.className = [options.mood?.(entry.row) ?? "", entry.isNew ? "new" : ""].join(" ").trim();
  }

  return {
    element,
    update(rows) {
      const wanted = new Map(rows.map((row) => [key(row), row]));
      for (const [id, entry] of there) {
        if (!wanted.has(id)) {
          entry.line.remove();
          there.delete(id);
        }
      }
      let next = body.firstElementChild;
      for (const [id, row] of wanted) {
        let entry = there.get(id);
        if (!entry) {
          entry = make(row);
          entry.isNew = filled;
          there.set(id, entry);
        }
        fill(entry, row);
        marks(entry);
        if (entry.line === next) next = next.nextElementSibling;
        else body.insertBefore(entry.line, next);
      }
      filled = true;
    },
    mark() {
      there.forEach(marks);
    },
  };
}
