/* sign.js - signs what the page shows. The page's contract is in doc/browser.md, signing. */
import "./page.js";
import { busy, fill, forget, given, inWords, onSubmit, trouble, typed } from "./form.js";
import { hexOfBytes } from "./bytes.js";
import { NotSigned, actText, agreementText, checkMatter } from "./text.js";
import { canSign, keyId, signText } from "./keys.js";
import { hasMethod, holdSeed, keyAtHand, seedByPasskey, seedByWords } from "./unlock.js";

const SIGNED_FOR = 570;          /* s: ten minutes at most from when it arrives, less what a clock errs */

const began = performance.now();

/** The server's clock, counted on from when it made the page. @param {{now: string}} asked */
const serverNow = (asked) => Number(asked.now) + Math.floor((performance.now() - began) / 1000);

/* ---- what is shown ---- */

const plain = (text) => text.replace(/\r\n?/g, "\n").trim();

/** Each field whose words are signed is shown, and with these words. @param {import("./text.js").Field[]} fields
 * @param {ParentNode} page */
export function checkShown(fields, page, of = "") {
  for (const f of fields.filter(({ text }) => typeof text === "string")) {
    const place = page.querySelector(`[data-field="${of}${CSS.escape(f.name)}"]`);
    if (!place)
      throw new NotSigned(`The page does not show ${f.label ?? f.name}, which would be signed.`);
    if (plain("value" in place ? place.value : place.textContent) !== plain(f.text))
      throw new NotSigned(`What the page shows as ${f.label ?? f.name} is not what would be signed.`);
  }
}

function checkPage(asked) {
  checkShown(asked.fields, document);
  (asked.batch ?? []).forEach((definition, i) => checkShown(definition.fields, document, `${i + 1}/`));
}

/* What is signed, as far as it stands fast before anybody signs. */
async function matterOf(asked) {
  if (asked.contract !== "tenderbox/sign/v1" || !["act", "agree"].includes(asked.what))
    throw new NotSigned("This page is of another edition than its script. Reload it.");
  await checkMatter(asked);
  checkPage(asked);
  const chance = new Uint8Array(await crypto.subtle.digest("SHA-256", crypto.getRandomValues(new Uint8Array(32))));
  return asked.what === "agree" ? { ...asked, made: asked.now, serial: hexOfBytes(chance) } : asked;
}

/** @returns {{text: string, fields: Record<string, string>}} */
function textOf(matter) {
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

async function sign(form, matter, kept) {
  const held = (await keyAtHand(kept)) ?? (await holdSeed(kept, await seedByWords(kept, typed("tb-unlock-words"))));
  forget("tb-unlock-words");
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
