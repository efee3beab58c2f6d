// A message as it came: as text where it is text, or byte by byte.
import { h } from "./dom.js";

function bytes(hex) {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}

function isText(all) {
  const text = new TextDecoder().decode(all);
  return ![...text].some((letter) => letter === "\ufffd" || (letter < " " && !"\n\r\t".includes(letter)));
}

function dump(all) {
  const lines = [];
  for (let at = 0; at < all.length; at += 16) {
    const row = [...all.slice(at, at + 16)];
    const hex = row.map((byte) => byte.toString(16).padStart(2, "0")).join(" ");
    const text = row.map((byte) => (byte >= 32 && byte < 127 ? String.fromCharCode(byte) : ".")).join("");
    lines.push(`${at.toString(16).padStart(6, "0")}  ${hex.padEnd(47)}  ${text}`);
  }
  return lines.join("\n");
}

/** The first bytes of a message of so many, with a switch between text and bytes. */
export function raw(hex, length) {
  const all = bytes(hex);
  const block = h("pre", { class: "raw code", tabindex: "0", role: "region", "aria-label": "The message" });
  const buttons = [["Text", false], ["Bytes", true]].map(([name, asBytes]) =>
    h("button", { type: "button", class: "small", onclick: () => show(asBytes) }, name));
  function show(asBytes) {
    block.classList.toggle("hex", asBytes);
    block.textContent = all.length === 0 ? "(empty)" : asBytes ? dump(all) : new TextDecoder().decode(all);
    buttons.forEach((button, index) => button.setAttribute("aria-pressed", String(asBytes === (index === 1))));
  }
  show(!isText(all));
  return [h("div", { class: "buttons" }, h("h3", null, "Message"), buttons,
    all.length < length ? h("span", { class: "note" }, `the first ${all.length} of ${length} bytes`) : null), block];
}
