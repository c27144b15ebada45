/* sign-in.js - signing in without the passphrase leaving the browser; by a passkey; and what signing out
 * leaves behind: nothing. */
import "./page.js";
import { busy, fill, forget, given, onSubmit, typed } from "./form.js";
import { dropAll, signInSecret } from "./keys.js";
import { canUse, use } from "./passkeys.js";

onSubmit("sign-in", async (form) => {
  fill(form, { secret: await signInSecret(typed("mail"), typed("passphrase")) });
  forget("passphrase");
  form.submit();
});

const part = document.getElementById("passkey-sign-in"), form = document.getElementById("passkey-form");
if (part && form && given("tb-passkey") && canUse()) {
  part.hidden = false;
  document.getElementById("passkey-begin").addEventListener("click", () => busy(form, () => use(form)));
}

if (new URLSearchParams(location.search).get("out") || document.querySelector("[data-forget-keys]"))
  dropAll();
