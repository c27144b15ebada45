/* shown.js - what a page shows is what is signed: each value of the signed text in the words of people, as
 * src/page/check.c writes it, compared with what stands in the page. What cannot be compared, for it is a title or a
 * label that only the server knows, gets what is signed beside it. */
import { NotSigned } from "./text.js";

/** @typedef {{zone?: string, currency?: string, decimals?: string}} Place   of the procedure */

/* ---- in words ---- */

const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
  "November", "December"];
const LETTERS = { "Europe/London": { 0: "GMT", 60: "BST" }, "Europe/Brussels": { 60: "CET", 120: "CEST" }, UTC: { 0: "UTC" } };

/** The clock of a zone at a moment, as if it were Greenwich's. @param {number} seconds @param {string} zone */
function wallOf(seconds, zone) {
  const parts = new Intl.DateTimeFormat("en-GB", { timeZone: zone, hourCycle: "h23", year: "numeric", month: "numeric",
    day: "numeric", hour: "numeric", minute: "numeric", second: "numeric" }).formatToParts(new Date(seconds * 1000));
  const of = (type) => Number(parts.find((p) => p.type === type).value);
  return Date.UTC(of("year"), of("month") - 1, of("day"), of("hour"), of("minute"), of("second")) / 1000;
}

const dayWords = (date) => `${WEEKDAYS[date.getUTCDay()]} ${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
const two = (n) => String(n).padStart(2, "0");

/** "Thursday 26 January 2012, 12:00 GMT". @param {string} value @param {string} [zone] */
export function momentWords(value, zone = "Europe/London") {
  const wall = wallOf(Number(value), zone), at = new Date(wall * 1000), letters = LETTERS[zone]?.[(wall - Number(value)) / 60];
  const seconds = Number(value) % 60 ? `:${two(at.getUTCSeconds())}` : "";
  return `${dayWords(at)}, ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}${seconds} ${letters}`;
}

/** "Thursday 26 January 2012". @param {string} value */
export const dateWords = (value) => dayWords(new Date(`${value}T00:00:00Z`));

/** "GBP 1,234,567.89". @param {string} value in the smallest unit @param {Place} place */
export function moneyWords(value, { currency = "GBP", decimals = "2" }) {
  const places = Number(decimals), digits = value.padStart(places + 1, "0");
  const whole = digits.slice(0, digits.length - places).replace(/\B(?=(\d{3})+$)/g, ",");
  return `${currency} ${whole}${places ? `.${digits.slice(-places)}` : ""}`;
}

const shortened = (value) => value.replace(/\.?0*$/, "");

/** All that the page may show for it. @param {import("./text.js").Field} f @param {Place} place */
export function wordsOf(f, place) {
  if (typeof f.text === "string")
    return [f.text];
  switch (f.type) {
    case "moment": return [f.value, momentWords(f.value, place.zone)];
    case "date": return [f.value, dateWords(f.value)];
    case "money": return [f.value, moneyWords(f.value, place)];
    case "points": case "figure": return [f.value, f.value.includes(".") ? shortened(f.value) : f.value];
    case "words": case "paper": return f.value === "-" ? ["-", "None"] : [f.value];
    default: return [f.value];
  }
}

/* A title begins with its number, unless it is a person's; 0 stands for all, or none. */
function isTitleOf(f, words) {
  if (f.type !== "number" || !f.refers)
    return false;
  if (f.value === "0")
    return words === "None" || words === "All lots";
  const number = /^(?:Round )?([0-9]+)[ ,]/.exec(words)?.[1];
  return f.refers === "person" || number === f.value;
}

/* Labels, names and files: the server's word for what is signed. */
const isNamed = (f, words) => f.type === "choice" || (f.type === "paper" && f.value !== "-") || isTitleOf(f, words);

/* ---- in the page ---- */

const plain = (text) => text.replace(/\r\n?/g, "\n").trim();
const wordsIn = (place) => plain("value" in place ? place.value : place.textContent);
const isSeen = (place) => place.checkVisibility?.({ visibilityProperty: true }) ?? true;

/** Does something with all that is folded in sight, as whoever opens it sees it; what folds it must be in sight itself. */
export function unfolded(page, look) {
  const folds = [...page.querySelectorAll("details:not([open])")].filter((fold) => fold.querySelector("[data-field]") &&
    isSeen(fold.querySelector("summary")));
  folds.forEach((fold) => { fold.open = true; });
  try {
    return look();
  } finally {
    folds.forEach((fold) => { fold.open = false; });
  }
}

function placesOf(f, page, of) {
  const places = [...page.querySelectorAll(`[data-field="${of}${CSS.escape(f.name)}"]`)];
  if (!places.some(isSeen))
    throw new NotSigned(`The page does not show ${f.label ?? f.name}, which would be signed.`);
  return places;
}

/* Digits that are signed stand in the page as an amount: in which currency, and where its point stands, follows from the
 * tender, and no signed text says it. */
const isAmountOf = (f, words) => f.type === "money" && words !== f.value;

/** Each field is shown, and as it is signed. What could not be compared is returned: the place, and what is signed.
 * @param {import("./text.js").Field[]} fields @param {ParentNode} page @param {Place} place
 * @returns {{where: Element, field: import("./text.js").Field}[]} */
export function checkFields(fields, page, place, of = "") {
  const named = [];
  for (const f of fields) {
    for (const where of placesOf(f, page, of)) {
      const words = wordsIn(where);
      if (wordsOf(f, place).some((right) => plain(right) === words)) {
        if (isAmountOf(f, words))
          named.push({ where, field: f });
        continue;
      }
      if (!isNamed(f, words))
        throw new NotSigned(`What the page shows as ${f.label ?? f.name} is not what would be signed: it shows ` +
          `"${words.slice(0, 100)}", and ${wordsOf(f, place).at(-1).slice(0, 100)} would be signed.`);
      named.push({ where, field: f });
    }
  }
  return named;
}

/** Nothing is shown as a field that is not signed. @param {Set<string>} signed names as data-field has them */
export function checkNothingElse(signed, page) {
  const more = [...page.querySelectorAll("[data-field]")].find((place) => !signed.has(place.dataset.field));
  if (more)
    throw new NotSigned(`The page shows "${wordsIn(more).slice(0, 100)}" as if it were signed, but it is not.`);
}

/** What is signed beside each that only the server could name. */
export function sayNamed(named) {
  for (const { where, field } of named) {
    if (where.nextElementSibling?.matches(".tb-signed-as"))
      continue;
    where.after(Object.assign(document.createElement("span"), { className: "govuk-hint tb-signed-as",
      textContent: ` Signed as ${field.value}${field.type === "money" ? ", in the smallest unit of the tender’s currency" : ""}` }));
  }
  const amounts = named.some(({ field }) => field.type === "money"), others = named.some(({ field }) => field.type !== "money");
  const place = document.getElementById("tb-compared");
  if (place)
    place.textContent = "Your browser compared the words, amounts, dates, moments and numbers above with the text that you " +
      `sign.${others ? " What stands as “Signed as” beside a title, a name or a file is signed so; the title itself " +
      "comes from this server." : ""}${amounts ? " Which currency an amount is in the tender says, and that comes from this " +
      "server, too." : ""}`;
}
