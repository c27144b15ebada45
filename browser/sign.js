/* sign.js - signs what the page shows. The page's contract is in doc/browser.md, signing. */
import "./page.js";
import { busy, fill, forget, given, inWords, onSubmit, trouble, typed } from "./form.js";
import { hexOfBytes } from "./bytes.js";
import { checkFields, checkNothingElse, sayNamed, unfolded } from "./shown.js";
import { NotSigned, actText, agreementText, checkMatter } from "./text.js";
import { canSign, keyId, signText } from "./keys.js";
import { hasMethod, holdSeed, keyAtHand, seedByPasskey, seedByWords } from "./unlock.js";

const SIGNED_FOR = 570;          /* s: ten minutes at most from when it arrives, less what a clock errs */

const began = performance.now();

/** The server's clock, counted on from when it made the page. @param {{now: string}} asked */
const serverNow = (asked) => Number(asked.now) + Math.floor((performance.now() - began) / 1000);

/* ---- what is shown ---- */

function checkPage(asked) {
  const place = asked.place ?? {}, signed = new Set(asked.fields.map(({ name }) => name));
  const named = checkFields(asked.fields, document, place);
  (asked.batch ?? []).forEach((definition, i) => {
    const of = `${i + 1}/`;
    definition.fields.forEach(({ name }) => signed.add(of + name));
    named.push(...checkFields(definition.fields, document, place, of));
  });
  checkNothingElse(signed, document);
  sayNamed(named);
}

/* Each of several, by its place: it is shown as it would be by itself. */
async function eachOf(asked) {
  const signed = new Set(), named = [];
  for (const { which, matter } of asked.each) {
    await checkMatter(matter);
    matter.fields.forEach(({ name }) => signed.add(`${which}/${name}`));
  }
  unfolded(document, () => {
    for (const { which, matter } of asked.each)
      named.push(...checkFields(matter.fields, document, matter.place ?? {}, `${which}/`));
    checkNothingElse(signed, document);
    sayNamed(named);
  });
  return asked;
}

/* A text of another kind than an act's, which stands in the page as it is signed. */
function agreedText(asked) {
  if (!/^tenderbox\/reader\/v1\n/.test(asked.text) || document.getElementById("tb-exactly")?.textContent !== asked.text)
    throw new NotSigned("The page does not show the agreement that would be signed.");
  return asked;
}

/* What is signed, as far as it stands fast before anybody signs. */
async function matterOf(asked) {
  if (asked.contract === "tenderbox/sign/v1" && asked.what === "each")
    return eachOf(asked);
  if (asked.contract === "tenderbox/sign/v1" && asked.what === "reader")
    return agreedText(asked);
  if (asked.contract !== "tenderbox/sign/v1" || !["act", "agree"].includes(asked.what))
    throw new NotSigned("This page is of another edition than its script. Reload it.");
  await checkMatter(asked);
  unfolded(document, () => checkPage(asked));
  const chance = new Uint8Array(await crypto.subtle.digest("SHA-256", crypto.getRandomValues(new Uint8Array(32))));
  return asked.what === "agree" ? { ...asked, made: asked.now, serial: hexOfBytes(chance) } : asked;
}

/** @returns {{text: string, fields: Record<string, string>}} */
function textOf(matter) {
  if (matter.what === "reader")
    return { text: matter.text, fields: {} };
  if (matter.what === "each")
    return { text: matter.each.map(({ matter: one }, i) => textOf({ ...one, now: matter.now, mine: String(Number(one.mine) + i) }).text).join("\n"),
      fields: {} };
  if (matter.what === "agree")
    return { text: agreementText(matter), fields: { made: matter.made, until: matter.until, serial: matter.serial } };
  const expires = String(serverNow(matter) + SIGNED_FOR);
  return { text: actText({ ...matter, expires }), fields: { mine: matter.mine, expires } };
}

/* ---- the page ---- */

function show(text) {
  const place = document.getElementById("tb-exactly");
  if (place)
    place.textContent = text;
}

/* ---- several, one after the other ---- */

const cut = "The line to the server was cut. What is entered stands; press the button again to go on with the rest.";

async function asked(address, more) {
  const answer = await fetch(address, { cache: "no-store", redirect: "manual", ...more }).catch(() => { throw new NotSigned(cut); });
  if (answer.type !== "opaqueredirect" && !answer.ok)
    throw new NotSigned(`The server answered ${answer.status}. What is entered stands; reload this page to see the rest.`);
  return answer;
}

/* How many acts of this person's are in the log by now only the server knows; nothing else of what is signed comes from
 * what it says here. Nothing: this one is entered. */
async function stateOf(form, which) {
  const answer = await asked(`/api/1${new URL(form.action).pathname}?which=${which}`);
  return answer.type === "opaqueredirect" ? undefined : JSON.parse((await answer.json()).matter).each[0];
}

async function signOne(form, matter, now, held) {
  const { text, fields } = textOf({ ...matter.matter, now: matter.now, mine: now.matter.mine });
  const body = new URLSearchParams({ form_key: form.elements.form_key.value, which: matter.which, ...fields,
    key: await keyId(held.key), signature: await signText(held, text) });
  await asked(form.action, { method: "POST", body });
}

async function signOneByOne(form, matter, held) {
  const said = document.getElementById("tb-signing");
  for (const [i, one] of matter.each.entries()) {
    const now = await stateOf(form, one.which);
    said.textContent = `Signing and entering ${i + 1} of ${matter.each.length}: ${one.called}.`;
    if (now)
      await signOne(form, { ...one, now: matter.now }, now, held);
  }
  said.textContent = "Done. Looking at what became of them.";
  location.assign(form.action);
}

async function sign(form, matter, kept) {
  const held = (await keyAtHand(kept)) ?? (await holdSeed(kept, await seedByWords(kept, typed("tb-unlock-words"))));
  forget("tb-unlock-words");
  if (matter.what === "each") {
    await signOneByOne(form, matter, held);
    return;
  }
  const { text, fields } = textOf(matter);
  show(text);
  fill(form, { ...fields, key: await keyId(held.key), signature: await signText(held, text) });
  form.submit();
}

function offerPasskey(form, matter, kept) {
  const button = document.getElementById("tb-unlock-passkey");
  if (!button || !hasMethod(kept, "passkey"))
    return;
  button.hidden = false;
  button.addEventListener("click", () => busy(form, async () => {
    await holdSeed(kept, await seedByPasskey(kept));
    await sign(form, matter, kept);
  }));
}

async function begin(form) {
  const asked = given("tb-sign"), kept = given("tb-key");
  if (!(await canSign()))
    throw new NotSigned("This browser cannot sign. Use a current Chrome, Edge, Firefox or Safari, or sign with the " +
      "command line: nothing is lost meanwhile.");
  const matter = await matterOf(asked);
  show(textOf(matter).text);
  if (!(await keyAtHand(kept))) {
    document.getElementById("tb-unlock")?.removeAttribute("hidden");
    offerPasskey(form, matter, kept);
  }
  return { matter, kept };
}

/* Nothing is sent unsigned, neither before the page is checked nor where it is not in order. */
const form = /** @type {HTMLFormElement | null} */ (globalThis.document?.getElementById("tb-sign-form"));
if (form) {
  const ready = begin(form);
  onSubmit(form.id, async () => {
    const { matter, kept } = await ready;
    await sign(form, matter, kept);
  });
  ready.catch((failure) => {
    form.querySelectorAll("button").forEach((b) => { b.disabled = true; });
    trouble(form, `${inWords(failure)} Nothing was signed.`);
  }).finally(() => { form.dataset.ready = ""; });
}
