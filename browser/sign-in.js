/* sign-in.js - signing in without the passphrase leaving the browser; by a passkey; and what signing out
 * leaves behind: nothing. */
import "./page.js";
import { busy, fill, forget, given, onSubmit, typed } from "./form.js";
import { dropAll, heldPasskey, signInSecret, unwrapOne, wrap } from "./keys.js";
import { dropAllUnsent } from "./unsent.js";
import { Unfit, newWords } from "./making.js";
import { canUse, use } from "./passkeys.js";
import { seedByWords } from "./unlock.js";

onSubmit("sign-in", async (form) => {
  fill(form, { secret: await signInSecret(typed("mail"), typed("passphrase")) });
  forget("passphrase");
  form.submit();
});

/* The seed of a key by what was typed, or by the passkey of this sign-in; null: neither opens it. */
async function opened(kept, old) {
  const passkey = await heldPasskey();
  if (old)
    return seedByWords(kept, old).catch(() => null);
  return passkey ? unwrapOne(kept.wrapped, { method: "passkey", key: passkey.key }).catch(() => null) : null;
}

/* All signing keys under the new passphrase as well, in the same step. Those that stay shut are named before
 * anything is sent. */
async function wrapKeys(form, words) {
  const shut = [], old = typed("tb-old-words");
  for (const kept of given("tb-keys") ?? []) {
    const seed = await opened(kept, old);
    if (!seed) {
      shut.push(kept.label);
      continue;
    }
    fill(form, { [`wrapped-${kept.own}`]: await wrap(seed, { method: "passphrase", words }) });
    seed.fill(0);
  }
  const asked = shut.join(", ");
  if (shut.length && form.dataset.shut !== asked) {
    form.dataset.shut = asked;
    throw new Unfit(`${old ? "This does not open" : "Nothing was typed that opens"} ${asked}. Type the passphrase or the ` +
      "code that opens it, or press the button once more: then it stays under the passphrase that it has. Nothing was sent.");
  }
}

/* A new passphrase, typed twice: of who joins, or of who is signed in. */
const secretOfNew = (mailOf) => async (form) => {
  const words = newWords(typed("passphrase"), typed("again"));
  await wrapKeys(form, words);
  forget("tb-old-words");
  fill(form, { secret: await signInSecret(mailOf(form), words) });
  forget("passphrase", "again");
  form.submit();
};
onSubmit("join", secretOfNew(() => typed("mail")));
onSubmit("new-passphrase", secretOfNew((form) => form.dataset.mail));

/* The passphrase stays; what is made of it belongs to the address. */
onSubmit("new-mail", async (form) => {
  if (document.getElementById("passphrase"))
    fill(form, { secret: await signInSecret(typed("mail"), typed("passphrase")),
      "old-secret": await signInSecret(form.dataset.mail, typed("passphrase")) });
  forget("passphrase");
  form.submit();
});

const part = document.getElementById("passkey-sign-in"), form = document.getElementById("passkey-form");
if (part && form && given("tb-passkey") && canUse()) {
  part.hidden = false;
  document.getElementById("passkey-begin").addEventListener("click", () => busy(form, () => use(form)));
}

if (document.querySelector("[data-forget-keys]")) {
  dropAll();
  dropAllUnsent();
}
