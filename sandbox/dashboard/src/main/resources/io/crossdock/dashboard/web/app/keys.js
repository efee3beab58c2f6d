// The keyboard: what the list behind "?" says.
import { go } from "./address.js";
import { nextTheme } from "./theme.js";

function rows() {
  const active = document.activeElement?.closest("table") ?? document.querySelector("main table");
  return active ? [...active.querySelectorAll("tbody tr[tabindex]")] : [];
}

function step(by) {
  const all = rows();
  const at = all.indexOf(document.activeElement?.closest("tr"));
  const next = all[at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + by))];
  next?.focus();
}

export function startKeys(views) {
  const list = document.getElementById("shortcuts");
  document.getElementById("keys").addEventListener("click", () => list.showModal());
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, select, textarea, dialog[open]")) return;
    const number = Number(event.key);
    if (number >= 1 && number <= views.length) go(`/${views[number - 1]}`);
    else if (event.key === "?") list.showModal();
    else if (event.key === "t") document.getElementById("tenant").focus();
    else if (event.key === "d") nextTheme();
    else if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "a") document.activeElement?.closest("tr")?.querySelector("button[data-acknowledge]")?.click();
    else return;
    event.preventDefault();
  });
}
