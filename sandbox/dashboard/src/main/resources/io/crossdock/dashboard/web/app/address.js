// What is chosen is in the address: it can be shared, kept as a bookmark, and gone back to.

const listeners = new Set();

export function view() {
  return location.pathname.replace("/", "") || "warehouse";
}

export function chosen(name) {
  return new URLSearchParams(location.search).get(name) ?? "";
}

/** The address with other choices; null or nothing takes one out. */
export function href(changes, path = location.pathname, keep = true) {
  const parameters = new URLSearchParams(keep ? location.search : "");
  for (const [name, value] of Object.entries(changes)) {
    if (value) parameters.set(name, value);
    else parameters.delete(name);
  }
  const text = parameters.toString();
  return text ? `${path}?${text}` : path;
}

/** Chooses, and tells those who listen. */
export function choose(changes) {
  const to = href(changes);
  if (to === location.pathname + location.search) return;
  history.pushState(null, "", to);
  listeners.forEach((listener) => listener());
}

/** Goes to another view, with the tenant and nothing else. */
export function go(path) {
  history.pushState(null, "", href({ tenant: chosen("tenant") }, path, false));
  listeners.forEach((listener) => listener());
}

export function onChoice(listener) {
  listeners.add(listener);
}

addEventListener("popstate", () => listeners.forEach((listener) => listener()));
