import { h } from "../dom.js";
export function plant() { return { element: h("p", null, "…"), choice() {}, handlers: {} }; }
