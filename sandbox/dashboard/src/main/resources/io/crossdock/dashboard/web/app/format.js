// Numbers with their units, times in the zone of the one who looks.
import { h } from "./dom.js";

const whole = new Intl.NumberFormat(undefined, { maximumFractionDigits: 0 });
const clock = new Intl.DateTimeFormat(undefined, {
  hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23",
});
const day = new Intl.DateTimeFormat(undefined, { month: "short", day: "numeric" });

export const NONE = "–";

export function count(value) {
  return value === null || value === undefined ? NONE : whole.format(value);
}

export function number(value, digits = 1, unit = "") {
  if (value === null || value === undefined || !Number.isFinite(Number(value))) return NONE;
  const text = Number(value).toLocaleString(undefined, {
    minimumFractionDigits: digits, maximumFractionDigits: digits,
  });
  return unit ? `${text}\u202f${unit}` : text;
}

export function percent(share, digits = 1) {
  return share === null || share === undefined ? NONE : number(100 * share, digits, "%");
}

/** A span of seconds, two units at most. */
export function span(seconds) {
  if (seconds === null || seconds === undefined) return NONE;
  const sign = seconds < 0 ? "\u2212" : "";
  const value = Math.abs(seconds);
  if (value < 1) return `${sign}${Math.round(1000 * value)}\u202fms`;
  if (value < 60) return `${sign}${value < 10 ? value.toFixed(1) : Math.round(value)}\u202fs`;
  if (value < 3600) return `${sign}${Math.floor(value / 60)}\u202fmin`;
  if (value < 86400) {
    return `${sign}${Math.floor(value / 3600)}\u202fh ${Math.floor((value % 3600) / 60)}\u202fmin`;
  }
  return `${sign}${whole.format(Math.floor(value / 86400))}\u202fd`;
}

function offset(date) {
  const minutes = -date.getTimezoneOffset();
  const two = (n) => String(n).padStart(2, "0");
  return `${minutes < 0 ? "-" : "+"}${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`;
}

/** A moment as text: the time, with the day where it is not today. */
export function moment(value) {
  if (!value) return NONE;
  const date = new Date(value);
  const today = new Date().toDateString() === date.toDateString();
  return today ? clock.format(date) : `${day.format(date)} ${clock.format(date)}`;
}

/** A moment as an element that says its zone and offset when it is pointed at. */
export function time(value) {
  if (!value) return NONE;
  const date = new Date(value);
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return h("time", {
    datetime: date.toISOString(),
    title: `${date.toLocaleString(undefined, { dateStyle: "full", timeStyle: "long" })}, UTC${offset(date)} (${zone})`,
  }, moment(value));
}

/** A constant's name as people write it. */
export function words(name) {
  const text = String(name ?? "").replaceAll(/[_-]/g, " ").toLowerCase();
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const NAMES = { 4: "EOT", 10: "LF", 13: "CR", 28: "FS", 29: "GS", 30: "RS" };

/** A code with the names of its control characters, such as the group separator of GS1. */
export function visible(text) {
  return String(text ?? "").replace(/[\u0000-\u001f]/g, (letter) => {
    const code = letter.charCodeAt(0);
    return `<${NAMES[code] ?? code.toString(16).padStart(2, "0")}>`;
  });
}
