import { h } from "../dom.js";
export function pipeline() { return { element: h("p", null, "…"), choice() {}, handlers: {} }; }
