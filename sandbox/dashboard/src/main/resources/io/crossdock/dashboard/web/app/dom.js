// Elements of the page. Text becomes text nodes and nothing else: no string of the data is ever
// parsed as HTML.

const SVG = "http://www.w3.org/2000/svg";

function fill(element, properties, children) {
  for (const [name, value] of Object.entries(properties ?? {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "data") Object.assign(element.dataset, value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  add(element, children);
  return element;
}

/** Adds children: elements, texts, lists of them; nothing for null. */
export function add(element, children) {
  for (const child of [children].flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    element.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
}

/** An element: h("p", {class: "note"}, "text"). */
export function h(name, properties, ...children) {
  return fill(document.createElement(name), properties, children);
}

/** An element of SVG. */
export function svg(name, properties, ...children) {
  return fill(document.createElementNS(SVG, name), properties, children);
}

/** Puts children in the place of all that an element has. */
export function show(element, ...children) {
  element.replaceChildren();
  add(element, children);
}

let last = 0;

/** An id for elements that refer to each other. */
export function newId(prefix) {
  last += 1;
  return `${prefix}-${last}`;
}
