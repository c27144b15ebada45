/* making.js - a key of somebody, new or brought in, put under all that this person has. */
import { fill, forget, given, typed } from "./form.js";
import { canSign, claimText, heldOf, heldPasskey, holdKey, newCode, publicOf, signText, wrap } from "./keys.js";
import { Told } from "./told.js";

export class Unfit extends Told {}

const LETTERS_LEAST = 12;

/** A new passphrase that was typed twice. @param {string} words @param {string} again */
export function newWords(words, again) {
  if (words.length < LETTERS_LEAST)
    throw new Unfit(`The passphrase has ${words.length} characters: it needs ${LETTERS_LEAST} or more. Four words that ` +
      "do not belong together are good.");
  if (words !== again)
    throw new Unfit("The two passphrases are not the same. Type both again.");
  return words;
}

/** That of a key. */
export const newPassphrase = () => newWords(typed("tb-passphrase"), typed("tb-passphrase-again"));

/** The seed under all that this person has, a hidden field each. @param {Uint8Array} seed @param {string} words
 * @param {string} code */
export async function wrapAll(seed, words, code) {
  const passkey = await heldPasskey();
  return {
    key: await publicOf(seed),
    "wrapped-passphrase": await wrap(seed, { method: "passphrase", words }),
    "wrapped-code": await wrap(seed, { method: "code", words: code }),
    "wrapped-passkey": passkey ? await wrap(seed, { method: "passkey", key: passkey.key }) : "",
    passkey: passkey?.id ?? "",
  };
}

/** The code for paper, before anything is sent. @param {HTMLFormElement} form @param {string} code */
export function showCode(form, code) {
  const part = document.getElementById("tb-code-part");
  document.getElementById("tb-key-words")?.setAttribute("hidden", "");
  document.getElementById("tb-code").textContent = code;
  part.hidden = false;
  part.tabIndex = -1;
  part.focus();
  form.dataset.made = "";
}

/** Twice: the first time it makes everything and shows the code, then it is sent.
 * @param {HTMLFormElement} form @param {() => Promise<Uint8Array>} seedFrom */
export async function makeThenSend(form, seedFrom) {
  if (form.dataset.made !== undefined) {
    form.submit();
    return;
  }
  if (!(await canSign()))
    throw new Unfit("This browser cannot sign. Use a current Chrome, Edge, Firefox or Safari.");
  const words = newPassphrase(), code = newCode(), seed = await seedFrom();
  const held = await heldOf(seed), claim = given("tb-claim");
  fill(form, await wrapAll(seed, words, code));
  if (claim)
    fill(form, { challenge: claim.challenge, signature: await signText(held, claimText(claim, held.key)) });
  await holdKey(held);
  seed.fill(0);
  forget("tb-passphrase", "tb-passphrase-again");
  showCode(form, code);
}
