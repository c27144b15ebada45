/* mark.js - a mark saves itself while it is written: as a draft on the server, and where that cannot be
 * reached in this browser until it can. In the list of marks a digit chooses; Ctrl or Alt with Enter saves and
 * goes on. Without this script the buttons do all of it; the page's contract is in doc/browser.md, scoring. */
import "./page.js";
import { fill } from "./form.js";
import { dropUnsent, keepUnsent, unsent } from "./unsent.js";

const QUIET = 900, AGAIN = 4000;       /* ms after the last letter; until what could not be sent is sent again */
const FIELDS = ["mark", "reason", "file", "page", "clarification", "how", "present"];

const form = /** @type {HTMLFormElement | null} */ (document.getElementById("tb-mark"));
const says = document.getElementById("tb-saved"), crossed = document.getElementById("tb-crossed");

/* ---- what is typed ---- */

/** @returns {Record<string, string>} */
function typed() {
  const all = new FormData(form);
  return Object.fromEntries([...FIELDS, "version"].map((name) => [name, String(all.get(name) ?? "")]));
}

function put(fields) {
  for (const name of FIELDS) {
    const at = form.elements.namedItem(name);
    if (at)
      at.value = fields[name] ?? "";
  }
  fill(form, { version: fields.version });
}

const asOne = (fields) => JSON.stringify(FIELDS.map((name) => fields[name]));
const keep = (fields) => keepUnsent(form.dataset.kept, fields).catch(() => {});
const drop = () => dropUnsent(form.dataset.kept).catch(() => {});

/* ---- saving ---- */

let saved = form ? asOne(typed()) : "", waits = 0, sending = Promise.resolve(true);

const tell = (text) => { if (says.textContent !== text) says.textContent = text; };

function later(ms) {
  clearTimeout(waits);
  waits = setTimeout(save, ms);
}

/* The session was begun anew meanwhile: its forms have another key. */
async function freshKey() {
  const page = await fetch(location.href, { credentials: "same-origin", headers: { Accept: "text/html" } });
  const key = new DOMParser().parseFromString(await page.text(), "text/html").querySelector("#tb-mark [name=form_key]");
  if (key)
    fill(form, { form_key: key.value });
  return Boolean(key);
}

const send = (fields) => fetch(`/api/1${new URL(form.action).pathname}`, { method: "POST", credentials: "same-origin",
  headers: { Accept: "application/json" },
  body: new URLSearchParams({ form_key: form.elements.namedItem("form_key").value, ...fields }) });

function tellCrossed({ trouble, other_mark, other_reason }) {
  crossed.hidden = !trouble;
  crossed.className = trouble ? "govuk-inset-text" : "";
  const words = Object.assign(document.createElement("div"), { className: "tb-words",
    textContent: `${other_mark || "No mark"}. ${other_reason}` });
  crossed.replaceChildren(...trouble ? [Object.assign(document.createElement("p"), { textContent: trouble }), words] : []);
}

async function taken(fields, answer) {
  const said = await answer.json();
  fill(form, { version: String(said.version) });
  saved = asOne(fields);
  await drop();
  if (said.trouble || !crossed.childElementCount)
    tellCrossed(said);
  tell(said.saved);
  return !said.trouble;
}

/* Why it is not on the server: nothing is lost, and what can be done. */
async function refused(answer) {
  if (answer.status === 401)
    tell("Not saved yet: you are signed out. What you typed is kept in this browser; sign in in another tab, and it is sent.");
  else if (answer.status >= 500 || answer.status === 429)
    tell("Not saved yet: the server is busy. What you typed is kept in this browser, and sent again.");
  else {
    const said = await answer.json().catch(() => ({}));
    tell(`Not saved: ${said.says ?? "the server refused it"} What you typed is kept in this browser.`);
    return false;
  }
  later(AGAIN);
  return false;
}

async function sendNow() {
  const fields = typed();
  if (asOne(fields) === saved)
    return true;
  await keep(fields);
  try {
    let answer = await send(fields);
    if (answer.status === 403 && await freshKey())
      answer = await send(fields);
    return answer.ok ? await taken(fields, answer) : await refused(answer);
  } catch {
    tell("Not saved yet: no connection. What you typed is kept in this browser, and sent when it is back.");
    later(AGAIN);
    return false;
  }
}

/* One after the other: the version that one save gives is that from which the next begins. */
function save() {
  clearTimeout(waits);
  sending = sending.then(sendNow, sendNow);
  return sending;
}

/* ---- the page ---- */

/* What an earlier page could not send. What the server has meanwhile is shown beside it once it is sent. */
async function restore() {
  const had = await unsent(form.dataset.kept).catch(() => null);
  if (!had)
    return;
  if (asOne(had) === saved) {
    await drop();
    return;
  }
  put(had);
  tell("What you typed before and was not saved is here again.");
  await save();
}

function chooses(event) {
  const choice = event.target.name === "mark" && /^[0-9]$/.test(event.key) && !event.ctrlKey && !event.altKey &&
    !event.metaKey && document.getElementById(`mark-${event.key}`);
  if (!choice)
    return;
  event.preventDefault();
  choice.checked = true;
  choice.focus();
  later(QUIET);
}

function goesOn(event) {
  if (event.key !== "Enter" || !(event.ctrlKey || event.altKey))
    return;
  event.preventDefault();
  form.requestSubmit(form.querySelector("button[value=next]"));
}

if (form) {
  form.addEventListener("input", () => { tell("Saving ..."); later(QUIET); });
  form.addEventListener("keydown", chooses);
  form.addEventListener("keydown", goesOn);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!(await save()))
      return;
    form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "what",
      value: event.submitter?.value ?? "save" }));
    form.submit();
  });
  addEventListener("online", save);
  document.addEventListener("visibilitychange", save);
  restore().finally(() => { form.dataset.ready = ""; });
}
