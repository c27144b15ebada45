/* holder.js - the page of a padlock holder, opened from the holder's own disk: makes a padlock, prints its sheet,
 * tries whether a padlock is whole, and turns it. It reaches nothing but the files that the holder chooses. */
import { hexOfBytes, utf8 } from "./bytes.js";
import { openText, sealFile } from "./files.js";
import { forget, onSubmit, typed } from "./form.js";
import { newWords } from "./making.js";
import { PADLOCK_ORDER_BYTES, answerThere, holderNameFault, holderProves, holderText, newHolder, padlockOrderOf, publicHalf, publicText,
  readHolder, readyText, signingText } from "./padlock.js";
import { Unfit, chosenBytes, element, fillIn, lead, painted, save } from "./single.js";
import { turnerOf } from "./turner.js";
import turnerWasm from "turner.wasm";                                  // the program's own rooms; build.mjs

const KEY_BYTES = 16384, WORDS_MOST = 1000;

/** "Hana Lowe" as a name that every machine takes. @param {string} name */
const plain = (name) => name.normalize("NFKD").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 60) ||
  "padlock";

function words() {
  const passphrase = newWords(typed("words"), typed("words-again"));
  if (new TextEncoder().encode(passphrase).length > WORDS_MOST)
    throw new Unfit(`The passphrase is too long: ${WORDS_MOST} bytes at most.`);
  return passphrase;
}

let answer = "";
let half = null;                                                       // the public half of what was made or tried last
let signing = null;                                                    // its signing key, sealed

/* ---- making ---- */

/* What was saved is what can be opened again. */
async function sealedAndTried(holder, passphrase) {
  const bytes = await sealFile(holderText(holder), passphrase);
  const again = readHolder(await openText(bytes, passphrase));
  if (again.x !== holder.x || !(await holderProves(again)))
    throw new Unfit("The file could not be opened again as it was. Nothing was saved; try another browser.");
  return bytes;
}

function showSheet() {
  fillIn({ "sheet-name": half.name, "sheet-number": half.number, "sheet-padlock": half.padlock,
    "sheet-fingerprint": half.fingerprint, "sheet-h": hexOfBytes(half.h), "sheet-key": half.key });
  element("sheet").hidden = false;
}

async function make() {
  const name = typed("name").trim(), fault = holderNameFault(name);
  if (fault)
    throw new Unfit(fault);
  const passphrase = words();
  fillIn({ "make-says": "Making your padlock. This takes a few seconds." });
  await painted();
  const holder = newHolder(name), bytes = await sealedAndTried(holder, passphrase);
  half = await publicHalf(holder);
  signing = await sealFile(signingText(holder), passphrase);
  save(new Blob([bytes], { type: "application/octet-stream" }), `${plain(name)}.key`);
  holder.seed.fill(0);
  forget("words", "words-again");
  fillIn({ "made-file": `${plain(name)}.key`, "sheet-file": `${plain(name)}.key` });
  showSheet();
  lead("made");
}

/* ---- trying ---- */

async function test() {
  const bytes = await chosenBytes("test-file", "the file of your padlock", KEY_BYTES);
  element("tested").hidden = true;
  fillIn({ "test-says": "Opening it. This takes a few seconds." });
  await painted();
  const passphrase = typed("test-words"), holder = readHolder(await openText(bytes, passphrase));
  forget("test-words");
  const proves = await holderProves(holder);
  half = await publicHalf(holder);
  signing = passphrase ? await sealFile(signingText(holder), passphrase) : utf8(signingText(holder));
  holder.seed.fill(0);
  if (!proves)
    throw new Unfit("This file does not open what is locked with its padlock. Do not use it; make another one.");
  fillIn({ "tested-name": half.name, "tested-padlock": half.padlock, "tested-fingerprint": half.fingerprint,
    "sheet-file": element("test-file").files[0].name });
  showSheet();
  lead("tested");
}

/* ---- still there ---- */

async function there() {
  const asked = new TextDecoder().decode(await chosenBytes("there-question", "the question that you saved", 2048));
  const bytes = await chosenBytes("there-file", "the file of your padlock", KEY_BYTES);
  element("answered").hidden = true;
  fillIn({ "there-says": "Opening it. This takes a few seconds." });
  await painted();
  const holder = readHolder(await openText(bytes, typed("there-words")));
  forget("there-words");
  answer = answerThere(holder, asked);
  holder.seed.fill(0);
  fillIn({ "there-answer": answer });
  lead("answered");
}

/* ---- bringing ---- */

async function bring() {
  const order = padlockOrderOf(new TextDecoder().decode(await chosenBytes("bring-order", "the order", PADLOCK_ORDER_BYTES)));
  const bytes = await chosenBytes("bring-file", "the file of your padlock", KEY_BYTES);
  element("brought").hidden = true;
  fillIn({ "bring-says": "Opening it. This takes a few seconds." });
  await painted();
  const holder = readHolder(await openText(bytes, typed("bring-words")));
  forget("bring-words");
  const text = await readyText(holder, order), file = `${plain(holder.name)}.padlock.txt`;
  half = await publicHalf(holder);
  holder.seed.fill(0);
  save(new Blob([text], { type: "text/plain" }), file);
  fillIn({ "brought-file": file, "brought-log": order.origin, "brought-tender": order.draft, "brought-index": String(order.index),
    "brought-h": hexOfBytes(half.h) });
  lead("brought");
}

/* ---- turning ---- */

const BUNDLE_BYTES = 512 * 2 ** 20, POLICY_BYTES = 2 ** 20, KEPT_BYTES = 4 * 2 ** 20;
let looking = null;                                                    // the check that was content: {turner, found, file, number}
const seconds = () => Math.floor(Date.now() / 1000);
const chosenIfAny = (id, what, most) => element(id).files.length ? chosenBytes(id, what, most) : new Uint8Array();
const sentence = ({ says, detail, reason }) => `${says}${detail ? ` ${detail}` : ""} (${reason})`;

async function holderIn(file, words) {
  const holder = readHolder(await openText(file, words));
  if (!(await holderProves(holder)))
    throw new Unfit("This file does not open what is locked with its padlock. Use another copy of it.");
  return holder;
}

/** For a bundle that it cannot hold the module ends, as the program ends. @template T @param {() => T} work @returns {T} */
function within(work) {
  try { return work(); } catch (failure) {
    if (failure instanceof WebAssembly.RuntimeError || failure instanceof RangeError)
      throw new Unfit("This file is too much for this page, or it is damaged. Turn with the program: tenderbox turn --bundle.");
    throw failure;
  }
}

const part = (kind, props) => Object.assign(document.createElement(kind), props);

/* Lines of words, and under them those that begin with spaces. @param {HTMLElement} into @param {string} text */
function inLines(into, text) {
  let list = null;
  for (const line of text.trimEnd().split("\n")) {
    if (!line.startsWith("  ")) {
      list = null;
      into.append(part("p", { className: "govuk-body", textContent: line }));
      continue;
    }
    list ??= into.appendChild(part("ul", { className: "govuk-list govuk-list--bullet" }));
    list.append(part("li", { textContent: line.trim() }));
  }
}

const stageName = ({ lot, envelope }) => `Lot ${lot}, ${envelope}`;

function stageChoice(stage, at) {
  const item = part("div", { className: "govuk-radios__item" }), id = `turn-stage-${at}`;
  const tells = part("div", { className: "govuk-hint govuk-radios__hint", id: `${id}-hint` });
  const radio = part("input", { className: "govuk-radios__input", type: "radio", name: "stage", id, value: String(at) });
  inLines(tells, stage.tells);
  radio.setAttribute("aria-describedby", tells.id);
  item.append(radio, part("label", { className: "govuk-label govuk-radios__label", htmlFor: id, textContent: stageName(stage) }), tells);
  return item;
}

function showFound({ found }) {
  const open = found.stages.filter((stage) => !stage.refused), shut = found.stages.filter((stage) => stage.refused);
  fillIn({ "looked-before": found.before ? "It goes on from where you saw it last" : "From here on you will see whether it goes on",
    "looked-warning": found.quorum ? "" : "You asked for no witnesses. That this is the only log, and that its bids came in time, rests on " +
      "the operator\u2019s clock and word alone.",
    "looked-believed": found.believed.replace(/^ {2}/gm, ""), "looked-report": found.report,
    "looked-not": found.moment ? `Do not turn. ${sentence(found.moment)}` : open.length ? "" : "There is nothing that your padlock may open now." });
  element("turn").hidden = Boolean(found.moment) || !open.length;
  element("turn-why-part").hidden = true;
  element("turn-stages").replaceChildren(...open.map((stage) => stageChoice(stage, found.stages.indexOf(stage))));
  element("turn-shut").replaceChildren(...shut.map((stage) => part("li", { textContent: `${stageName(stage)}: ${sentence(stage.refused)}` })));
  element("turn-shut-part").hidden = !shut.length;
  if (open.length === 1)
    document.querySelector("#turn-stages input").checked = true;
  lead("looked");
}

/* What is asked of the holder before anything is looked at. */
function askedFor(name, kept, policy) {
  if (!/^[a-z2-7]{32}$/.test(name))
    throw new Unfit("Type the name of the tender: 32 letters a to z and digits 2 to 7, as the printed notice has it.");
  if (!kept.length && !policy.length)
    throw new Unfit("Whom do you believe? At your first look choose the policy: the key of the log and its witnesses, as they reached you " +
      "by another way than through the server, with the printed notice for example. Later choose what you kept.");
}

async function look() {
  for (const id of ["unsound", "looked", "turned"])
    element(id).hidden = true;
  looking = null;
  const bundle = await chosenBytes("look-bundle", "what is to be turned", BUNDLE_BYTES);
  const kept = await chosenIfAny("look-kept", "what you kept", KEPT_BYTES);
  const policy = await chosenIfAny("look-policy", "a policy", POLICY_BYTES);
  const file = await chosenBytes("look-file", "the file of your padlock", KEY_BYTES), tender = typed("look-name").trim();
  askedFor(tender, kept, policy);
  fillIn({ "look-says": "Opening your file and checking the log. A small tender takes some seconds, a large one a minute or more." });
  await painted();
  const holder = await holderIn(file, typed("look-words")), { name, number } = holder;
  holder.seed.fill(0);
  forget("look-words");
  const turner = await turnerOf(turnerWasm);
  const found = within(() => turner.look({ bundle, policy, kept, name: tender }, seconds(), Number(number)));
  if (found.refused?.mistake)
    throw new Unfit(sentence(found.refused));
  if (found.refused) {
    fillIn({ "unsound-says": sentence(found.refused), "unsound-report": found.report });
    lead("unsound");
    return;
  }
  looking = { turner, found, file, name: plain(name) };
  showFound(looking);
}

const keep = () => save(new Blob([looking.found.kept], { type: "application/x-tar" }), `${looking.name}.kept.tar`);

async function turn() {
  const chosen = document.querySelector("#turn-stages input:checked");
  if (!chosen)
    throw new Unfit("Choose first what your padlock is to open.");
  fillIn({ "turn-says": "Turning your padlock. This takes a few seconds." });
  await painted();
  const holder = await holderIn(looking.file, typed("turn-words"));
  forget("turn-words");
  const made = within(() => looking.turner.turn({ key: holderText(holder), why: typed("turn-why").trim() }, seconds(),
    looking.found.stages[Number(chosen.value)]));
  holder.seed.fill(0);
  if (made.refused) {
    if (["turned-otherwise", "marks-changed"].includes(made.refused.reason))
      element("turn-why-part").hidden = false;
    throw new Unfit(sentence(made.refused));
  }
  looking.found.kept = made.kept;
  save(new Blob([made.turn], { type: "application/octet-stream" }), `${looking.name}.turn.tbx`);
  fillIn({ "turned-file": `${looking.name}.turn.tbx`, "turned-until": made.until });
  lead("turned");
}

/* ---- the page ---- */

const said = (id, work) => async () => { try { await work(); } finally { fillIn({ [id]: "" }); } };

onSubmit("make", said("make-says", make));
onSubmit("test", said("test-says", test));
onSubmit("there", said("there-says", there));
element("there-save").addEventListener("click", () => save(new Blob([answer], { type: "text/plain" }), "padlock-answer.txt"));
onSubmit("bring", said("bring-says", bring));
onSubmit("look", said("look-says", look));
onSubmit("turn", said("turn-says", turn));
element("looked-keep").addEventListener("click", keep);
element("turned-keep").addEventListener("click", keep);
for (const button of document.querySelectorAll("[data-signing]"))
  button.addEventListener("click", () => save(new Blob([signing], { type: "application/octet-stream" }), `${plain(half.name)}.signing.key`));
for (const button of document.querySelectorAll("[data-print]"))
  button.addEventListener("click", () => print());
for (const button of document.querySelectorAll("[data-public]"))
  button.addEventListener("click", () => save(new Blob([publicText(half)], { type: "text/plain" }), `${plain(half.name)}.public.txt`));
