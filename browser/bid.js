/* bid.js - the page of a bid: files are chosen, prices typed, both are sealed on this computer (sealer.js),
 * or brought as they were sealed elsewhere, stored in parts and then submitted by a form that holds nothing but heads and capsules.
 *
 * What this computer must know to go on after the page was closed lies in its own store (store.js): names
 * and fingerprints of files, prices, the keys of envelopes under way. None of it is sent. doc/browser.md. */
import "./page.js";
import { droppedOf, unfitWords } from "./chosen.js";
import { isExpected, sizeWords } from "./enclosed.js";
import { csvOf, linesOfCsv, readPrice, sheetOf, sumWords } from "./prices.js";
import { store } from "./store.js";

const order = JSON.parse(document.getElementById("tb-bid").textContent);
const element = (id) => document.getElementById(id);
const decimals = Number(order.decimals), priced = order.envelopes.some(({ envelope }) => envelope === "price");
const form = element("tb-bid-form"), formKey = form.elements.form_key.value;
const nameOf = (version) => ["bid", order.procedure, order.round, order.lot, version, order.bidder].join("/");
const name = nameOf(order.version);

/** What is kept of this version on this computer.
 * @type {{version: string, files: {name: string, size: number, modified: number}[], prices: Record<string, string> | string,
 *         envelopes: Record<string, {plan: import("./sealing.js").Plan, upload: string, done?: object}>, heads: string,
 *         brought?: {envelope: string, file: string, size: number, sha256: string}[] | null}}  brought: sealed elsewhere */
let kept = { version: order.version, files: [], prices: {}, envelopes: {}, heads: "" };
/** @type {Map<string, File>} */
const chosen = new Map(), unreadable = new Set();
let worker = null;

/* ---- saying ---- */

function tag(id, words, colour = "") {
  const place = element(id);
  place.replaceChildren();
  if (!colour) {
    place.textContent = words;
    return;
  }
  const tag = document.createElement("strong");
  tag.className = `govuk-tag govuk-tag--${colour}`;
  tag.textContent = words;
  place.append(tag);
}

function wrong(words) {
  const box = element("tb-bid-wrong");
  box.hidden = !words;
  element("tb-bid-fault").textContent = words;
  if (words)
    box.focus();
}

const say = (words) => { element("tb-bid-says").textContent = words; };

const someOf = (names) => names.slice(0, 5).join(", ") + (names.length > 5 ? ` and ${names.length - 5} more` : "");

const timeWords = (seconds) => seconds < 90 ? `${Math.max(2, Math.round(seconds))} seconds` : `${Math.round(seconds / 60)} minutes`;

/* ---- files ---- */

function fileRow({ name, size }, here) {
  const row = document.createElement("li"), title = document.createElement("span"), about = document.createElement("span");
  row.className = "tb-file";
  title.className = "tb-file__name";
  title.textContent = name;
  about.className = "tb-file__about";
  about.textContent = here ? sizeWords(size) + (size ? "" : ": it is empty. Is it the right file?")
    : `${sizeWords(size)}; choose this file again: ${unreadable.has(name) ? "it could not be read" : "a closed page cannot keep it open"}`;
  row.append(title, about, takeOut(name));
  return row;
}

function takeOut(name) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "govuk-button govuk-button--secondary tb-file__out";
  button.textContent = "Take out";
  button.append(Object.assign(document.createElement("span"), { className: "govuk-visually-hidden", textContent: ` ${name}` }));
  button.disabled = Boolean(worker);
  button.addEventListener("click", () => {
    chosen.delete(name);
    without(kept.files.filter((file) => file.name !== name));
  });
  return button;
}

function without(files) {
  kept.files = files;
  changed(filesEnvelope);
  element("tb-files").focus();
}

function showFiles() {
  element("tb-chosen").replaceChildren(...kept.files.map((file) => fileRow(file, chosen.has(file.name))));
  for (const cell of document.querySelectorAll("[data-expected]"))
    cell.textContent = kept.brought ? "Sealed: not seen here" : kept.files.some((file) => isExpected(cell.dataset.expected, file.name)) ? "Yes" : "Not yet";
  element("tb-none").hidden = kept.files.length < 2;
  element("tb-none").disabled = Boolean(worker);
  const gone = kept.files.filter((file) => !chosen.has(file.name)).length;
  if (kept.heads)
    tag("tb-task-files", kept.brought ? "Sealed elsewhere" : "Sealed");
  else if (!kept.files.length)
    tag("tb-task-files", "Not chosen yet", "grey");
  else if (gone)
    tag("tb-task-files", `Choose ${gone} again`, "yellow");
  else
    tag("tb-task-files", kept.files.length === 1 ? "1 file" : `${kept.files.length} files`);
}

const filesEnvelope = order.envelopes.find(({ envelope }) => envelope !== "price").envelope;

/* Those that were there, and these, of which one takes the place of another of its name. */
function together(files) {
  const names = new Set(files.map(({ name }) => name));
  return [...kept.files.filter(({ name }) => !names.has(name)), ...files];
}

function add(files) {
  const strange = [], unfit = unfitWords(together(files));
  let other = false;
  wrong(unfit && `${unfit} None of what you just chose was added.`);
  if (unfit)
    return;
  for (const file of files) {
    unreadable.delete(file.name);
    const now = { name: file.name, size: file.size, modified: file.lastModified };
    const at = kept.files.findIndex(({ name }) => name === file.name), before = kept.files[at];
    const differs = !before || before.size !== now.size || before.modified !== now.modified;
    if (before && differs && begun())
      strange.push(file.name);
    other ||= differs;
    kept.files.splice(at < 0 ? kept.files.length : at, at < 0 ? 0 : 1, now);
    chosen.set(file.name, file);
  }
  if (strange.length)
    say(`Changed since this version was begun: ${strange.join(", ")}. It is sealed anew; what was stored of it before is not used.`);
  if (other)
    changed(filesEnvelope);
  show();
}

function addDropped({ files, left }) {
  if (worker)
    return;
  add(files);
  if (left.length)
    say(`Left out, for they are your computer's own: ${someOf(left)}.`);
}

/* ---- prices ---- */

const inputs = () => [...document.querySelectorAll("input[data-service]")];
const place = ({ dataset: { service, year, buyer } }) => `${service} ${year} ${buyer}`;

/** The lines of the sheet, or what is wrong. @returns {{lines: {place: string, price: bigint}[], left: number, fault: string}} */
function prices() {
  const free = element("tb-price-lines");
  if (free)
    return sheetOf(free.value, decimals);
  const lines = [];
  let left = 0, fault = "";
  for (const input of inputs()) {
    const price = readPrice(input.value, decimals), unread = price === null;
    input.classList.toggle("govuk-input--error", unread);
    input.toggleAttribute("aria-invalid", unread);
    if (unread)
      fault ||= `${input.labels[0].textContent}: ${input.value} is no price.`;
    else if (price === undefined)
      left++;
    else
      lines.push({ place: place(input), price });
  }
  return { lines, left, fault };
}

function showPrices() {
  if (!priced)
    return;
  const { lines, left, fault } = prices();
  element("tb-sum").textContent = sumWords(lines, decimals);
  if (kept.brought)
    tag("tb-task-prices", "Sealed elsewhere");
  else if (fault)
    tag("tb-task-prices", "Needs a change", "red");
  else if (!lines.length)
    tag("tb-task-prices", "Not filled in yet", "grey");
  else
    tag("tb-task-prices", left ? `${lines.length} filled in, ${left} left out` : "Filled in");
}

function keepPrices() {
  const free = element("tb-price-lines");
  kept.prices = free ? free.value : Object.fromEntries(inputs().map((input) => [place(input), input.value]));
}

function fillPrices() {
  const free = element("tb-price-lines");
  if (free)
    free.value = typeof kept.prices === "string" ? kept.prices : "";
  else
    inputs().forEach((input) => { input.value = kept.prices[place(input)] ?? ""; });
}

function download(text, type, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

function csvOut() {
  const rows = inputs().map((input) => ({ place: place(input), label: input.labels[0].textContent, price: input.value }));
  download(csvOf(rows), "text/csv", `prices-lot-${order.lot}.csv`);
}

/* For tenderbox-seal.html, which asks no server: order.js. */
function orderOut({ currentTarget: { dataset: { tender, lot, closes } } }) {
  const cells = inputs().map((input) => ({ place: place(input), label: input.labels[0].textContent }));
  const expected = [...document.querySelectorAll("[data-expected]")].map(({ dataset }) =>
    ({ name: dataset.expected, required: dataset.required }));
  download(JSON.stringify({ ...order, cells, expected, about: { tender, lot, closes } }, null, 1) + "\n", "application/json",
    `order-lot-${order.lot}-version-${order.version}.json`);
}

async function csvIn({ target }) {
  const [file] = target.files;
  if (!file)
    return;
  const { prices: read, fault } = linesOfCsv(await file.text());
  const there = new Set(inputs().map(place)), strange = Object.keys(read).filter((at) => !there.has(at));
  if (fault || strange.length) {
    wrong(fault || `${file.name} has prices that are not asked for: service, year and buyer ${strange.join("; ")}. Nothing was filled in.`);
    return;
  }
  inputs().forEach((input) => { input.value = read[place(input)] ?? input.value; });
  wrong("");
  keepPrices();
  changed("price");
}

/* ---- what is kept ---- */

const begun = () => Boolean(kept.brought) || Object.keys(kept.envelopes).length > 0;
const save = () => store.put(name, kept);

/* Another content is another envelope: what was sealed of it before is not submitted any more. Whether it can be
 * gone on with under its key the worker finds out, by what is in the files. */
function changed(envelope) {
  Object.assign(kept, { heads: "", brought: null });
  delete kept.envelopes[envelope]?.done;
  save();
  show();
}

function show() {
  showFiles();
  showPrices();
  const ready = Boolean(kept.heads);
  form.hidden = !ready;
  element("tb-submit-not").hidden = ready;
  element("tb-anew").hidden = !begun() || Boolean(worker);
  element("tb-seal").disabled = Boolean(worker);
  element("tb-seal").hidden = ready;
  element("tb-seal").textContent = begun() ? "Go on" : "Seal and store";
  element("tb-pause").hidden = !worker;
  element("tb-files").disabled = element("tb-bring").disabled = Boolean(worker);
  element("tb-bring-part").hidden = ready;
  tag("tb-task-store", ready ? "Stored" : worker ? "Under way" : begun() ? "Begun" : "Not yet", ready ? "" : worker || begun() ? "blue" : "grey");
  tag("tb-task-submit", ready ? "Ready: not submitted yet" : "Cannot start yet", ready ? "blue" : "grey");
  if (ready)
    showRead();
}

const filesText = (files) => files.map(({ name, size }) => `${name}, ${sizeWords(size)}`).join("\n");
const sealedRows = () => [["Files", filesText(kept.files)],
  ...priced ? [["Prices", `${sumWords(prices().lines, decimals)} in all, which is not sent`]] : []];

/* What is in it this page cannot say. */
const broughtRows = () => kept.brought.map(({ envelope, file, size, sha256 }) => [`${envelopeWords[envelope]}, sealed elsewhere`,
  `${file}, ${sizeWords(size)}, fingerprint ${sha256}`]);

/* What is about to be submitted, in words. */
function showRead() {
  const heads = new DataTransfer();                                      // a file keeps its last newline, an input does not
  heads.items.add(new File([kept.heads], "heads", { type: "text/plain" }));
  element("tb-heads").files = heads.files;
  const rows = [["Version", order.version], ...kept.brought ? broughtRows() : sealedRows()];
  element("tb-read").replaceChildren(...rows.map(([key, value]) => {
    const row = document.createElement("div"), dt = document.createElement("dt"), dd = document.createElement("dd");
    row.className = "govuk-summary-list__row";
    dt.className = "govuk-summary-list__key";
    dd.className = "govuk-summary-list__value tb-words";
    dt.textContent = key;
    dd.textContent = value;
    row.append(dt, dd);
    return row;
  }));
}

/* ---- sealing ---- */

const missing = () => [...document.querySelectorAll("[data-expected]")]
  .filter(({ dataset, textContent }) => dataset.required && textContent !== "Yes").map(({ dataset }) => dataset.expected);

/** What stands in the way of sealing; "": nothing. */
function inTheWay() {
  if (!kept.files.length)
    return "Choose the files of your bid first.";
  const gone = kept.files.filter((file) => !chosen.has(file.name));
  if (gone.length)
    return `Choose again: ${someOf(gone.map((file) => file.name))}. ` + (gone.some((file) => unreadable.has(file.name))
      ? "They could not be read." : "The page was closed, and a browser lets no page open a file by itself.");
  if (priced) {
    const { lines, fault } = prices();
    if (fault || !lines.length)
      return fault || "Fill in your prices first.";
  }
  return "";
}

let warned = "";

function begin() {
  const fault = inTheWay();
  wrong(fault);
  if (fault)
    return;
  const not = missing().join(", ");
  if (not && not !== warned && !begun()) {
    warned = not;
    wrong(`The notice requires files that are not here: ${not}. Add them; or press the button again to seal the bid without them. Officers may leave out such a bid.`);
    return;
  }
  keepPrices();
  work({ what: "seal", envelopes: kept.envelopes, files: kept.files.map((file) => chosen.get(file.name)),
    price: priced ? prices().lines.map(({ place, price }) => [place, String(price)]) : null });
}

function work(task) {
  worker = new Worker(order.worker, { type: "module" });
  worker.addEventListener("message", ({ data }) => told[data.what](data));
  worker.addEventListener("error", (event) => told.failed({ words: event.message || "The script that seals could not be started. Reload this page." }));
  worker.postMessage({ order, formKey, ...task });
  show();
}

function bring({ target }) {
  const files = [...target.files];
  target.value = "";
  wrong("");
  if (!files.length || worker)
    return;
  element("tb-envelopes").replaceChildren();
  say("Looking at what was sealed. Nothing is sent before all of it was read.");
  work({ what: "bring", files });
}

function end() {
  worker?.terminate();
  worker = null;
  element("tb-now").hidden = true;
  show();
}

const tryNow = () => worker?.postMessage({ what: "now" });

const began = { at: 0, bytes: 0 };

/* What the worker says; nothing of an envelope is sent before its plan is kept here. */
const told = {
  async keep({ envelope, kept: part, id }) {
    kept.envelopes[envelope] = part;
    await save();
    worker?.postMessage({ what: "kept", id });
  },
  going({ envelope, does, done, all, stored }) {
    if (began.bytes > done || !began.at)
      Object.assign(began, { at: performance.now(), bytes: done });
    const seconds = (performance.now() - began.at) / 1000, speed = (done - began.bytes) / seconds;
    const left = speed > 0 && seconds > 2 && done < all ? ` About ${timeWords((all - done) / speed)} left.` : "";
    showEnvelope(envelope, does, done, all, `${sizeWords(all)}, ${Math.floor(100 * done / Math.max(1, all))}% ${does}.${left}` +
      (stored ? ` ${sizeWords(stored)} is safe if you close this page.` : ""));
  },
  cut({ seconds, words }) {
    say(`${words} What is stored is safe. Trying again in ${seconds} ${seconds === 1 ? "second" : "seconds"}.`);
    element("tb-now").hidden = false;
  },
  back() {
    say("The line is there again.");
    element("tb-now").hidden = true;
  },
  anew({ words }) { say(words); },
  async done({ heads, envelopes }) {
    Object.assign(kept, { heads, envelopes });
    await save();
    say("Sealed, opened again to check, and stored. Nothing is submitted yet: read it and submit.");
    end();
  },
  async brought({ heads, brought }) {
    Object.assign(kept, { heads, brought, envelopes: {} });
    await save();
    say("It is whole, sealed for these padlocks, and stored. Nothing is submitted yet: read it and submit.");
    end();
  },
  failed({ words, gone }) {
    if (gone) {
      chosen.delete(gone);
      unreadable.add(gone);
    }
    say("");
    wrong(words);
    end();
  },
};

const envelopeWords = { qualification: "Files", quality: "Files", price: "Prices" };

function showEnvelope(envelope, does, done, all, words) {
  const id = `tb-envelope-${envelope}`;
  let row = element(id);
  if (!row) {
    row = Object.assign(document.createElement("li"), { id, className: "tb-file" });
    row.append(Object.assign(document.createElement("span"), { className: "tb-file__name", textContent: envelopeWords[envelope] }),
      Object.assign(document.createElement("span"), { className: "tb-file__about" }),
      Object.assign(document.createElement("progress"), { ariaLabel: `${envelopeWords[envelope]}: how much is done` }));
    element("tb-envelopes").append(row);
  }
  row.querySelector(".tb-file__about").textContent = words;
  Object.assign(row.querySelector("progress"), { max: Math.max(1, all), value: done });
}

/* ---- the page ---- */

element("tb-files").addEventListener("change", ({ target }) => {
  add([...target.files]);
  target.value = "";
});
const drop = element("tb-drop");
drop.addEventListener("dragover", (event) => { event.preventDefault(); drop.classList.add("tb-drop"); });
drop.addEventListener("dragleave", () => drop.classList.remove("tb-drop"));
drop.addEventListener("drop", (event) => {
  event.preventDefault();
  drop.classList.remove("tb-drop");
  if (!worker)
    droppedOf(event.dataTransfer).then(addDropped).catch((fault) => wrong(fault.message));
});
element("tb-seal").addEventListener("click", begin);
element("tb-bring").addEventListener("change", bring);
element("tb-pause").addEventListener("click", () => {
  end();
  say("Paused. What is stored is safe; go on whenever you like, today or after closing this page.");
});
element("tb-now").addEventListener("click", tryNow);
addEventListener("online", tryNow);
element("tb-none").addEventListener("click", () => {
  chosen.clear();
  without([]);
});
element("tb-anew").addEventListener("click", () => {
  Object.assign(kept, { envelopes: {}, heads: "", brought: null });
  element("tb-envelopes").replaceChildren();
  save();
  show();
  say("This version begins anew. What was stored of it is not used, and is cleared by itself.");
});
document.addEventListener("input", ({ target }) => {
  if (target.dataset?.service || target.id === "tb-price-lines") {
    keepPrices();
    changed("price");
  }
});
element("tb-order-out").addEventListener("click", orderOut);
element("tb-csv-out")?.addEventListener("click", csvOut);
element("tb-csv-in")?.addEventListener("change", csvIn);
addEventListener("beforeunload", (event) => { if (worker) event.preventDefault(); });

/* A new version begins with what the one before had; it is sealed under keys of its own. */
async function atHand() {
  const before = await store.get(name) ?? await store.get(nameOf(Number(order.version) - 1));
  return before?.version === order.version ? before : { ...kept, files: before?.files ?? [], prices: before?.prices ?? {} };
}

kept = await atHand();
fillPrices();
show();
document.documentElement.dataset.bid = "ready";                       // for who waits for this page
