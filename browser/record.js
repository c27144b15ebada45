/* record.js - a tender is recomputed in the visitor's own browser, from its public record: the same verdict in the same
 * words as tenderbox-verify's, for the worker (auditor.js) runs the very same rooms.
 *
 * <div data-record="/t/2026-42/bundle" data-name="kuk3..." data-most="256000000">
 *   <input type="file" data-chosen="record">      instead of an address, and then there is no name
 *   <input type="file" data-chosen="policy">      if any: whom to believe; else the key of this site's log
 *   <button type="button">...</button> <div role="status"></div><div data-progress></div></div> */
import { Doubt, checkHere, element, keyHere, show, showFailure } from "./check.js";
import { Told } from "./told.js";

const POLICY_BYTES = 64 * 1024, BOLD = "govuk-body govuk-!-font-weight-bold";

/* global AUDITOR, HOLDER                              where the worker and tenderbox-holder.html are: build.mjs */

/* ---- the report ---- */

/** The paragraphs of a report; what a line goes on with stands further in. @param {string} report */
const parts = (report) => report.replace(/\n {4,}/g, " ").trim().split(/\n\n+/).map((part) => part.split("\n").map((line) => line.trim()));

/** The verdict, and what was checked, line by line. @param {string} report */
export function readReport(report) {
  const all = parts(report), verdict = all.find(([first]) => /^(GOOD|A FAULT WAS FOUND): /.test(first)) ?? [];
  const checked = all.find(([first]) => first === "WHAT WAS CHECKED") ?? [];
  return { verdict: verdict[0] ?? "", why: verdict.slice(1), checked: checked.slice(1) };
}

/** Which module ran, and is it the one that the tender's notice names? */
export function moduleSays({ fingerprint, found }) {
  const ran = `What recomputed it is a part of tenderbox-holder.html with the fingerprint ${fingerprint}`;
  if (!found.holder)
    return `${ran}. This record names no fingerprint of that file.`;
  return found.holder === fingerprint ? `${ran}, as this tender named it in entry ${found.entry}.`
    : `${ran}. It is not the one that this tender named in entry ${found.entry}, ${found.holder}: this site may have a newer ` +
      "program than the tender, or not the published one.";
}

/* ---- the work ---- */

async function chosen(part, what, most) {
  const file = part.querySelector(`[data-chosen=${what}]`)?.files[0];
  if (file && file.size > most)
    throw new Told(`The file ${file.name} is too large: at most ${most < 1e6 ? `${most} bytes` : `${Math.floor(most / 1e6)} MB`}.`);
  return file ? new Uint8Array(await file.arrayBuffer()) : null;
}

const doing = { fetching: "Fetching the public record ...", checking: "Recomputing it ..." };

/* Asks the worker, and shows how far it is. */
function worked(part, task, says) {
  const worker = new Worker(AUDITOR, { type: "module" }), bar = element("progress", "", ""), place = part.querySelector("[data-progress]");
  let what = "";
  bar.setAttribute("aria-label", "How much is done");
  place.replaceChildren(bar);
  return new Promise((done, failed) => {
    worker.addEventListener("error", (event) => failed(new Told(event.message || "The script that recomputes could not be started.")));
    worker.addEventListener("message", ({ data }) => {
      if (data.what === "found")
        done(data);
      else if (data.what === "failed")
        failed(new Told(data.words));
      else {
        if (what !== data.what)
          show(says, doing[what = data.what], [], "govuk-body");
        Object.assign(bar, { max: Math.max(1, data.all), value: Math.min(data.done, data.all) });
      }
    });
    worker.postMessage(task);
  }).finally(() => { worker.terminate(); place.replaceChildren(); });
}

function wholeReport(report) {
  const details = element("details", "", "govuk-details"), summary = element("summary", "", "govuk-details__summary");
  const pre = element("pre", report, "tb-exactly"), scroll = element("div", "", "tb-scroll");
  summary.append(element("span", "The whole report", "govuk-details__summary-text"));
  scroll.append(pre);
  Object.assign(scroll, { tabIndex: 0, ariaLabel: "The whole report", role: "region" });
  details.append(summary, scroll);
  return details;
}

const refusedIn = ({ says, detail, reason }) => `${says}${detail ? ` ${detail}` : ""} (${reason})`;

/* Good so far: is it of the log that this browser checks, and of the tender that the page is about? */
async function goesOn(part, ran, steps) {
  const { found } = ran;
  if (part.dataset.name && found.name !== part.dataset.name)
    throw new Doubt("This site gave the record of another tender.");
  const { steps: more } = await checkHere("/log", found.checkpoint);
  return [...steps, ...more, moduleSays(ran)];
}

async function told(part, ran, place) {
  const { found } = ran, { verdict, why, checked } = readReport(found.report);
  if (found.unread) {
    show(place, `This is not a record that can be read, so nothing was recomputed. ${refusedIn(found.refused)}`, [], BOLD);
    return;
  }
  if (found.refused)
    show(place, verdict, [...why, moduleSays(ran)], BOLD);
  else
    show(place, verdict, await goesOn(part, ran, checked), BOLD);
  place.append(element("p", `Whom this believed: ${found.believed.replaceAll("\n", " ").trim()}.`, "govuk-body"), wholeReport(found.report));
}

async function recompute(part, place) {
  const most = Number(part.dataset.most), policy = await chosen(part, "policy", POLICY_BYTES);
  const record = part.dataset.record || await chosen(part, "record", most);
  if (!record) {
    show(place, "Choose the public record of a tender first: the file that its page gives.", [], "govuk-body");
    return;
  }
  const whom = policy ?? new TextEncoder().encode(`log ${await keyHere()}\nquorum none\n`);
  const ran = await worked(part, { record, policy: whom, keyAlone: !policy, holder: HOLDER, most }, place);
  await told(part, ran, place);
}

async function pressed(part, button) {
  const place = part.querySelector("[role=status]");
  button.disabled = true;
  show(place, "Beginning ...", [], "govuk-body");
  try { await recompute(part, place); } catch (failure) { showFailure(place, failure); } finally { button.disabled = false; }
}

if (globalThis.document)                                 // Node has none
  document.querySelectorAll("[data-record]").forEach((part) => {
    const button = part.querySelector("button");
    button.addEventListener("click", () => pressed(part, button));
  });
