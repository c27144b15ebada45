/* enclosed.js - files of a bid, as pages speak of them. */

/** "2.4 GB", as file managers say it. @param {number} bytes */
export function sizeWords(bytes) {
  const units = ["bytes", "kB", "MB", "GB"], n = Math.min(3, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  return `${(bytes / 1000 ** n).toFixed(n && bytes / 1000 ** n < 100 ? 1 : 0)} ${units[n]}`;
}

/* Letters of ASCII alike, and without a point of whatever kind: page/enclosures.h. */
const alike = (a, b) => a.replace(/[A-Z]/g, (c) => c.toLowerCase()) === b.replace(/[A-Z]/g, (c) => c.toLowerCase());

/** Does a file of this name count as the one that the notice expects? @param {string} expected @param {string} name */
export const isExpected = (expected, name) => alike(expected, name) ||
  (!expected.includes(".") && alike(expected, name.lastIndexOf(".") > 0 ? name.slice(0, name.lastIndexOf(".")) : name));
