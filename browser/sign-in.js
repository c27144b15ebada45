/* sign-in.js - signing in without the passphrase leaving the browser; by a passkey; and what signing out
 * leaves behind: nothing. */
import "./page.js";
import { busy, fill, forget, given, onSubmit, typed } from "./form.js";
import { dropAll, signInSecret } from "./keys.js";
import { newWords } from "./making.js";
import { canUse, use } from "./passkeys.js";

onSubmit("sign-in", async (form) => {
  fill(form, { secret: await signInSecret(typed("mail"), typed("passphrase")) });
  forget("passphrase");
  form.submit();
});

/* A new passphrase, typed twice: of who joins, or of who is signed in. */
const secretOfNew = (mailOf) => async (form) => {
  const words = newWords(typed("passphrase"), typed("again"));
  fill(form, { secret: await signInSecret(mailOf(form), words) });
  forget("passphrase", "again");
  form.submit();
};
onSubmit("join", secretOfNew(() => typed("mail")));
onSubmit("new-passphrase", secretOfNew((form) => form.dataset.mail));

const part = document.getElementById("passkey-sign-in"), form = document.getElementById("passkey-form");
if (part && form && given("tb-passkey") && canUse()) {
  part.hidden = false;
  document.getElementById("passkey-begin").addEventListener("click", () => busy(form, () => use(form)));
}

if (new URLSearchParams(location.search).get("out") || document.querySelector("[data-forget-keys]"))
  dropAll();
