// Light, dark, or as the system says.

const NAMES = { "": "Auto", light: "Light", dark: "Dark" };
const ORDER = ["", "light", "dark"];
const listeners = new Set();

function stored() {
  try {
    return localStorage.getItem("theme") ?? "";
  } catch {
    return "";
  }
}

function apply(theme) {
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
  const button = document.getElementById("theme");
  button.textContent = NAMES[theme] ?? NAMES[""];
  button.setAttribute("aria-label", `Colours: ${button.textContent}. Change`);
  listeners.forEach((listener) => listener());
}

export function nextTheme() {
  const next = ORDER[(ORDER.indexOf(stored()) + 1) % ORDER.length];
  try {
    localStorage.setItem("theme", next);
  } catch {
    // It lasts as long as the page then.
  }
  apply(next);
}

/** A colour of the style sheet, for what is drawn on a canvas. */
export function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

export function onTheme(listener) {
  listeners.add(listener);
}

export function startTheme() {
  apply(stored());
  document.getElementById("theme").addEventListener("click", nextTheme);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => apply(stored()));
}
