/* prices.js - prices as people type them, in smallest units without rounding; doc/book.md, prices. */

/** A price that was typed: in smallest units; undefined: nothing was; null: it is none. Spaces and commas may part
 * thousands. @param {string} typed @param {number} decimals of the currency @returns {bigint | undefined | null} */
export function readPrice(typed, decimals) {
  const bare = typed.trim().replace(/^£|^€|^\$/, "").replace(/(?<=\d)[ \u00a0,](?=\d{3}(?!\d))/g, "");
  if (!bare)
    return undefined;
  const m = /^(\d{1,18})(?:\.(\d+))?$/.exec(bare);
  if (!m || (m[2]?.length ?? 0) > decimals)
    return null;
  return BigInt(m[1] + (m[2] ?? "").padEnd(decimals, "0"));
}

/** "960000.00" @param {bigint} price @param {number} decimals */
export function priceText(price, decimals) {
  const digits = String(price).padStart(decimals + 1, "0");
  return decimals ? `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}` : digits;
}

/** "1,234,567.00" @param {{price: bigint}[]} lines @param {number} decimals */
export function sumWords(lines, decimals) {
  const [whole, part] = priceText(lines.reduce((sum, { price }) => sum + price, 0n), decimals).split(".");
  return whole.replace(/\B(?=(\d{3})+$)/g, ",") + (part ? `.${part}` : "");
}

const order = (a, b) => {
  const [x, y] = [a, b].map(({ place }) => place.split(" ").map(Number));
  return x[0] - y[0] || x[1] - y[1] || x[2] - y[2];
};

/** The file `price` of an envelope. @param {{place: string, price: bigint}[]} lines @param {number} decimals */
export const priceFile = (lines, decimals) => [...lines].sort(order)
  .map(({ place, price }) => `${place} ${priceText(price, decimals)}\n`).join("");

/** The same, to be sealed. */
export const priceBlob = (lines, decimals) => Object.assign(new Blob([priceFile(lines, decimals)]), { name: "price" });

/** A sheet that was typed: "service year buyer price" a line.
 * @param {string} text @returns {{lines: {place: string, price: bigint}[], left: number, fault: string}} */
export function sheetOf(text, decimals) {
  const lines = [], seen = new Set();
  for (const [i, typed] of text.split("\n").entries()) {
    const line = typed.replace(/#.*/, "").trim();
    if (!line)
      continue;
    const m = /^(\d{1,9}) +(\d{1,9}) +(\d{1,9}) +(.+)$/.exec(line), price = m && readPrice(m[4], decimals);
    if (price === null || price === undefined)
      return { lines: [], left: 0, fault: `Line ${i + 1} of the prices is not a service, a year, a buyer and a price: ${line}` };
    const place = m.slice(1, 4).map(Number).join(" ");
    if (seen.has(place))
      return { lines: [], left: 0, fault: `Line ${i + 1} of the prices is there twice: ${place}` };
    seen.add(place);
    lines.push({ place, price });
  }
  return { lines, left: 0, fault: "" };
}

/* ---- spreadsheets ---- */

const HEAD = ["service", "year", "buyer", "what", "price"];
const quoted = (cell) => /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

/** @param {{place: string, label: string, price: string}[]} rows */
export const csvOf = (rows) => [HEAD, ...rows.map(({ place, label, price }) => [...place.split(" "), label, price])]
  .map((cells) => cells.map(quoted).join(",") + "\r\n").join("");

/* RFC 4180; semicolons where the first line has them, as some spreadsheets write. */
function rowsOf(text) {
  const comma = text.slice(0, text.indexOf("\n")).includes(";") ? ";" : ",", rows = [[]];
  const cell = new RegExp(`(?:"((?:[^"]|"")*)"|([^"\\r\\n${comma}]*))(${comma}|\\r?\\n|$)`, "gy");
  for (let m; cell.lastIndex < text.length && (m = cell.exec(text));) {
    rows.at(-1).push(m[1]?.replaceAll('""', '"') ?? m[2]);
    if (m[3] !== comma)
      rows.push([]);
  }
  return rows.filter((row) => row.some((value) => value.trim()));
}

/** What such a file says, by place. @param {string} text
 * @returns {{prices: Record<string, string>, fault: string}} */
export function linesOfCsv(text) {
  const [head = [], ...rows] = rowsOf(text.replace(/^\ufeff/, "")), at = HEAD.map((name) => head.findIndex((cell) => cell.trim().toLowerCase() === name));
  if ([0, 1, 2, 4].some((i) => at[i] < 0))
    return { prices: {}, fault: "The first line of the file must name the columns service, year, buyer and price. Save the schedule as CSV here first, and fill that in." };
  const prices = {};
  for (const row of rows)
    prices[[0, 1, 2].map((i) => Number(row[at[i]])).join(" ")] = (row[at[4]] ?? "").trim();
  return { prices, fault: "" };
}
