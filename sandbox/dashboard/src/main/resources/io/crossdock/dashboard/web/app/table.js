// Tables whose rows stay the elements they are while what they say is the same: focus, selection
// and scrolling survive each update.
import { h, newId, show } from "./dom.js";

/** So many new rows at once are shown to be new. */
const MOST_TOLD = 12;

/**
 * A table.
 * columns: [{name, cell: (row) => content, right, code, wide}]; key: (row) => text;
 * options: label, chosen: (row) => boolean, choose: (row) => void, mood: (row) => class, tall.
 */
export function table(columns, key, options) {
  // Roles are said, since a narrow page shows rows as blocks, which browsers take for no table.
  const body = h("tbody", { role: "rowgroup" });
  const label = newId("table");
  const head = h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, columns.map((column) =>
    h("th", { scope: "col", role: "columnheader", class: column.right ? "right" : null }, column.name || h("span", { class: "hidden" }, column.label)))));
  const element = h("div", { class: "scroll", tabindex: "0", role: "region", "aria-labelledby": label },
    h("table", { class: "rows", role: "table", "aria-labelledby": label }, h("caption", { class: "hidden", id: label }, `${options.label}, a table`), head, body));
  if (options.tall) element.style.setProperty("--tall", options.tall);
  const there = new Map();
  let filled = false;

  function make(id, row) {
    // Which row it is, for whoever looks at the page by a program.
    const line = h("tr", { role: "row", tabindex: options.choose ? "0" : null, data: { row: id } });
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
        return h("td", { role: "cell", class: kind || null, data: { label: column.name ?? "" }, title: column.code && typeof content === "string" ? content : null }, content);
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
      // Where nearly all is new it tells nobody anything, and keeps the browser painting.
      const tell = filled && rows.filter((row) => !there.has(key(row))).length <= MOST_TOLD;
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
          entry = make(id, row);
          entry.isNew = tell;
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
