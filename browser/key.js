/* key.js - a person's key in the page: made, wrapped anew, forgotten. The contract of the pages is in
 * doc/browser.md, keys. */
import "./page.js";
import { fill, forget, given, onSubmit, typed } from "./form.js";
import { dropAll, heldPasskey, newCode, newSeed, signInSecret, wrap } from "./keys.js";
import { dropAllUnsent } from "./unsent.js";
import { Unfit, makeThenSend, newPassphrase, showCode } from "./making.js";
import { seedByPasskey, seedByWords } from "./unlock.js";

/* Under a new passphrase, a new code, or the passkey of this sign-in; opened by what was typed, else by
 * a passkey. */
async function wrapAnew(form) {
  const kept = given("tb-key"), method = form.dataset.method, code = newCode(), old = typed("tb-old-words");
  const passkey = method === "passkey" ? await heldPasskey() : null;
  if (method === "passkey" && !passkey)
    throw new Unfit("No passkey that can open a key was used since you signed in here. Sign in with the passkey first, " +
      "or make a new one. Some only sign you in: then the key stays under its passphrase.");
  const words = method === "passphrase" ? newPassphrase() : code;
  const seed = old || method === "passkey" ? await seedByWords(kept, old) : await seedByPasskey(kept);
  if (method === "passphrase" && kept.mail)
    fill(form, { secret: await signInSecret(kept.mail, words), "old-secret": await signInSecret(kept.mail, old) });
  fill(form, { [`wrapped-${method}`]: await wrap(seed, passkey ? { method, key: passkey.key } : { method, words }),
    passkey: passkey?.id ?? "" });
  seed.fill(0);
  forget("tb-old-words", "tb-passphrase", "tb-passphrase-again");
  if (method === "code")
    showCode(form, code);
  else
    form.submit();
}

onSubmit("tb-key-make", (form) => makeThenSend(form, async () => newSeed()));
onSubmit("tb-key-rewrap", async (form) => (form.dataset.made === undefined ? wrapAnew(form) : form.submit()));
if (document.querySelector("[data-forget-keys]")) {
  dropAll();
  dropAllUnsent();
}
