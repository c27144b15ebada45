/* passkey.js - the pages of passkeys: one is made, one is used. */
import "./page.js";
import { onSubmit, trouble } from "./form.js";
import { canUse, create, use } from "./passkeys.js";

for (const [id, work] of [["tb-passkey-make", create], ["tb-passkey-use", use]]) {
  const form = onSubmit(id, work);
  if (form && !canUse()) {
    form.querySelectorAll("button").forEach((b) => { b.disabled = true; });
    trouble(form, "This browser knows no passkeys. Sign in with e-mail and passphrase.");
  }
}
