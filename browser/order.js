/* order.js - what a page of a bid says of what is to be sealed, as a file that somebody brings: doc/browser.md,
 * sealing. Nothing in it is believed before it has the form that it must have. */
import { locksetOf } from "./capsule.js";
import { planOf } from "./sealing.js";
import { Told } from "./told.js";

class Unfit extends Told {}

/** A larger one is none. */
export const ORDER_BYTES = 1 << 20;

const NUMBER = /^[1-9][0-9]{0,8}$/, WORDS = /^[^\0-\x1f\x7f]{0,500}$/u;
const spelled = { contract: /^tenderbox\/bid\/v1$/, procedure: /^[a-z2-7]{32}$/, round: NUMBER, lot: NUMBER, version: NUMBER,
  bidder: /^[0-9a-f]{64}$/, decimals: /^[0-9]$/ };
const ofEnvelope = { envelope: /^(qualification|quality|price)$/, file: /^[1-9]\.age$/, padded: /^([1-9][0-9]{0,12}|-)$/ };
const ofCell = { place: /^[0-9]{1,9} [0-9]{1,9} [0-9]{1,9}$/, label: WORDS };
const ofFile = { name: WORDS, required: /^(yes|)$/ }, ofAbout = { tender: WORDS, lot: WORDS, closes: WORDS };

function fits(rows, value) {
  return value !== null && typeof value === "object" &&
    Object.entries(rows).every(([name, pattern]) => typeof value[name] === "string" && pattern.test(value[name]));
}

const eachFits = (rows, list, most) => Array.isArray(list) && list.length <= most && list.every((value) => fits(rows, value));

const differ = (list, name) => new Set(list.map((value) => value[name])).size === list.length;

/** @typedef {{procedure: string, round: string, lot: string, version: string, bidder: string, decimals: string, lockset: string,
 *   envelopes: {envelope: string, file: string, padded: string}[], cells: {place: string, label: string}[],
 *   expected: {name: string, required: string}[], about: {tender: string, lot: string, closes: string}}} Order */

/** Fails: Unfit; CapsuleUnfit, where the list of padlocks is none. @param {string} text @returns {Order} */
export function orderOf(text) {
  let order;
  try { order = JSON.parse(text); } catch { order = null; }
  if (!fits(spelled, order) || !eachFits(ofEnvelope, order.envelopes, 3) || !order.envelopes.length ||
      !eachFits(ofCell, order.cells, 20000) || !eachFits(ofFile, order.expected, 999) || !fits(ofAbout, order.about) ||
      typeof order.lockset !== "string" || !differ(order.envelopes, "envelope") || !differ(order.envelopes, "file"))
    throw new Unfit("This is not the order of a bid. Save it anew from the page of your bid, under “Seal without this page”.");
  locksetOf(order.lockset);
  return order;
}

/** A new envelope of it. @param {Order} order @param {{envelope: string, file: string, padded: string}} row
 * @param {import("./envelope.js").Enclosed[]} files */
export function planOfRow(order, { envelope, file, padded }, files) {
  const { procedure, bidder, lockset } = order, [round, lot, version] = [order.round, order.lot, order.version].map(Number);
  return planOf({ procedure, round, lot, envelope, bidder, version }, file, padded === "-" ? null : Number(padded), lockset, files);
}
