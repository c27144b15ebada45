/* seal.js - a bid is sealed in a page that was opened from the bidder's own disk: files and prices go in, one file
 * comes out that nobody can open but the padlock holders. It reaches nothing but the files that are chosen. */
import { unfitWords } from "./chosen.js";
import { ciphersOf } from "./cipher.js";
import { hexOfBytes } from "./bytes.js";
import { locksetOf } from "./capsule.js";
import { isExpected, sizeWords } from "./enclosed.js";
import { headsText, tarOf } from "./envelope.js";
import { onSubmit, noTrouble, trouble, typed } from "./form.js";
import { ORDER_BYTES, orderOf, planOfRow } from "./order.js";
import { padlockText } from "./padlock.js";
import { linesOfCsv, priceBlob, readPrice, sheetOf, sumWords } from "./prices.js";
import { listed, sealed } from "./sealing.js";
import { Unfit, chosenBytes, element, fillIn, lead, painted, save } from "./single.js";

const ciphers = ciphersOf();

/** @type {import("./order.js").Order | null} */
let order = null;
/** @type {Map<string, File>} */
const chosen = new Map();

const made = (name, properties, ...children) => {
  const one = Object.assign(document.createElement(name), properties);
  one.append(...children);
  return one;
};

/* ---- the order ---- */

const priced = () => order.envelopes.some(({ envelope }) => envelope === "price");

function showPadlocks() {
  const { k, locks, id } = locksetOf(order.lockset);
  fillIn({ "order-opens": `${k} of ${locks.length} padlocks`, "order-lockset": hexOfBytes(id) });
  element("padlocks").replaceChildren(...locks.map(({ index, h }) => made("li", {}, `Padlock ${index}: `,
    made("span", { className: "tb-code", textContent: padlockText(h) }))));
}

function cellRow({ place, label }) {
  const id = `p-${place.replaceAll(" ", "-")}`;
  const input = made("input", { id, className: "govuk-input govuk-input--width-10", type: "text", inputMode: "decimal",
    spellcheck: false, autocomplete: "off" });
  input.dataset.place = place;
  return made("div", { className: "govuk-form-group" }, made("label", { className: "govuk-label", htmlFor: id, textContent: label }), input);
}

function showPrices() {
  element("prices-part").hidden = !priced();
  element("cells").replaceChildren(...order.cells.map(cellRow));
  element("cells-part").hidden = !order.cells.length;
  element("free-part").hidden = Boolean(order.cells.length);
  showSum();
}

async function takeOrder() {
  const bytes = await chosenBytes("order-file", "the order of your bid", ORDER_BYTES);
  order = orderOf(new TextDecoder().decode(bytes));
  const { tender, lot, closes } = order.about;
  fillIn({ "order-tender": tender, "order-lot": `${order.lot}: ${lot}`, "order-version": order.version, "order-closes": closes });
  showPadlocks();
  showPrices();
  showFiles();
  for (const id of ["order-read", "bid"])
    element(id).hidden = false;
  lead("order-read");
}

/* ---- files ---- */

function fileRow(file) {
  const button = made("button", { type: "button", className: "govuk-button govuk-button--secondary tb-file__out", textContent: "Take out" },
    made("span", { className: "govuk-visually-hidden", textContent: ` ${file.name}` }));
  button.addEventListener("click", () => {
    chosen.delete(file.name);
    showFiles();
    element("files").focus();
  });
  return made("li", { className: "tb-file" }, made("span", { className: "tb-file__name", textContent: file.name }),
    made("span", { className: "tb-file__about", textContent: sizeWords(file.size) }), button);
}

const absent = () => order.expected.filter(({ name }) => ![...chosen.keys()].some((file) => isExpected(name, file)));

function showFiles() {
  element("chosen").replaceChildren(...[...chosen.values()].map(fileRow));
  const rows = absent().map(({ name, required }) => made("li", {}, required ? `${name}, required` : name));
  element("absent").replaceChildren(...rows);
  element("absent-part").hidden = !rows.length;
}

/* ---- prices ---- */

const inputs = () => [...document.querySelectorAll("input[data-place]")];

/** @returns {{place: string, price: bigint}[]} */
function prices() {
  const decimals = Number(order.decimals);
  if (!order.cells.length) {
    const { lines, fault } = sheetOf(typed("price-lines"), decimals);
    if (fault)
      throw new Unfit(fault);
    return lines;
  }
  return inputs().flatMap((input) => {
    const price = readPrice(input.value, decimals);
    if (price === null)
      throw new Unfit(`${input.labels[0].textContent}: ${input.value} is no price.`);
    return price === undefined ? [] : [{ place: input.dataset.place, price }];
  });
}

function showSum() {
  let sum = "";
  try { sum = sumWords(prices(), Number(order.decimals)); } catch { /* said when it is sealed */ }
  fillIn({ sum });
}

async function csvIn() {
  const [file] = element("csv").files, form = element("bid");
  if (!file)
    return;
  const { prices: read, fault } = linesOfCsv(await file.text());
  const there = new Set(inputs().map(({ dataset }) => dataset.place)), strange = Object.keys(read).filter((at) => !there.has(at));
  noTrouble();
  if (fault || strange.length)
    trouble(form, fault || `${file.name} has prices that are not asked for: service, year and buyer ${strange.join("; ")}. Nothing was filled in.`);
  else
    inputs().forEach((input) => { input.value = read[input.dataset.place] ?? input.value; });
  showSum();
}

/* ---- sealing ---- */

/* What the notice requires and is not here is asked about once. */
let warned = "";
function look() {
  if (!chosen.size)
    throw new Unfit("Choose the files of your bid first.");
  const unfit = unfitWords([...chosen.values()]);
  if (unfit)
    throw new Unfit(unfit);
  const lines = priced() ? prices() : null;
  if (lines && !lines.length)
    throw new Unfit("Fill in your prices first.");
  const not = absent().filter(({ required }) => required).map(({ name }) => name).join(", ");
  if (not && not !== warned) {
    warned = not;
    throw new Unfit(`The notice requires files that are not here: ${not}. Add them; or press the button again to seal the bid ` +
      "without them. Officers may leave out such a bid.");
  }
  return lines;
}

/* Bytes are read twice: once to be listed, once to be sealed. */
function meter(all) {
  const bar = element("progress");
  let done = 0;
  Object.assign(bar, { max: Math.max(1, all), value: 0 });
  return (bytes) => {
    bar.value = done += bytes;
    fillIn({ "seal-says": `Sealing: ${Math.min(100, Math.floor(100 * done / Math.max(1, all)))}%` });
  };
}

async function envelope(row, files, went) {
  const list = [], parts = [];
  for (const file of files)
    list.push(await listed(file, went));
  const plan = planOfRow(order, row, list);
  const done = await sealed(plan, files, { part: async (_, bytes) => { parts.push(new Blob([bytes])); }, went,
    cipherOf: await ciphers });
  return { done, body: new Blob(parts) };
}

async function seal() {
  const lines = look(), files = [...chosen.values()], all = files.reduce((n, { size }) => n + size, 0);
  const folder = `bid-lot-${order.lot}-version-${order.version}`, members = [], heads = [], went = meter(2 * all);
  element("progress").hidden = false;
  fillIn({ "seal-says": "Sealing. Leave this page open." });
  await painted();
  for (const row of order.envelopes) {
    const { done, body } = await envelope(row, row.envelope === "price" ? [priceBlob(lines, Number(order.decimals))] : files, went);
    heads.push(done);
    members.push({ name: `${folder}/${row.file}`, body });
  }
  members.push({ name: `${folder}/heads`, body: new Blob([headsText(heads)]) });
  save(tarOf(members), `${folder}.tar`);
  fillIn({ "sealed-file": `${folder}.tar`, "sealed-commands": `tar xf ${folder}.tar\ntenderbox deposit ${folder} --as YOUR.key -p ${order.procedure} --book https://...`,
    "sealed-what": files.map(({ name, size }) => `${name} (${sizeWords(size)})`).join(", "),
    "sealed-sum": lines ? `${sumWords(lines, Number(order.decimals))} in all` : "no prices are asked for in this round" });
  lead("sealed");
}

/* ---- the page ---- */

onSubmit("order", takeOrder);
onSubmit("bid", async () => {
  element("sealed").hidden = true;
  try { await seal(); } finally {
    fillIn({ "seal-says": "" });
    element("progress").hidden = true;
  }
});
element("files").addEventListener("change", ({ target }) => {
  for (const file of target.files)
    chosen.set(file.name, file);
  target.value = "";
  element("sealed").hidden = true;
  showFiles();
});
element("csv").addEventListener("change", csvIn);
element("bid").addEventListener("input", () => {
  element("sealed").hidden = true;
  showSum();
});
