/* pages.mjs - the forms that keys, signing and passkeys need, as doc/browser.md writes them down. */
import { block, escaped, html } from "./still.mjs";

const input = (id, label, more = "") => `<div class="govuk-form-group"><label class="govuk-label" for="${id}">${label}</label>
<input class="govuk-input govuk-!-width-two-thirds" id="${id}" ${more}></div>`;
const secret = (id, label, use) => input(id, label, `type="password" autocomplete="${use}" spellcheck="false"`);
const button = (text) => `<button type="submit" class="govuk-button" data-module="govuk-button">${text}</button>`;
const codePart = `<div id="tb-code-part" hidden><h2 class="govuk-heading-m">Write this down</h2>
<p class="govuk-body">It opens your key if you lose the passphrase. Nobody else has it.</p>
<p class="tb-exactly" id="tb-code"></p></div>`;
const twice = `<div id="tb-key-words">${secret("tb-passphrase", "A passphrase for your key", "new-password")}
${secret("tb-passphrase-again", "The same once more", "new-password")}</div>`;

export const claim = { account: "7", challenge: "Y2hhbGxlbmdl" };
export const keyMake = html("Make your key", `${block("tb-claim", claim)}<form id="tb-key-make" method="post" action="/sent">${twice}${codePart}
${button("Go on")}</form>`, "key.js");

export const rewrap = (kept, method) => html("A new passphrase", `${block("tb-key", kept)}
<form id="tb-key-rewrap" data-method="${method}" method="post" action="/sent">
${secret("tb-old-words", "Your passphrase as it was, or your code", "current-password")}${twice}${codePart}
${button("Change it")}</form>`, "key.js");

export const copy = (kept) => html("Save a copy", `${block("tb-key", kept)}<form id="tb-key-copy" method="post" action="/sent">
${secret("tb-old-words", "The passphrase of your key", "current-password")}${twice}
<p role="status" class="govuk-body" id="tb-said"></p>${button("Save a copy")}</form>`, "copy.js");

export const bring = html("Bring your key", `<form id="tb-key-bring" method="post" action="/sent">
<div class="govuk-form-group"><label class="govuk-label" for="tb-key-file">The file of your key</label>
<input class="govuk-file-upload" type="file" id="tb-key-file"></div>
${secret("tb-file-words", "Its passphrase, if it has one", "off")}${twice}${codePart}${button("Bring it in")}</form>`, "copy.js");

export const signedOut = html("You are signed out", `<p class="govuk-body" data-forget-keys>Nothing of yours stays in this
browser.</p>`, "key.js");

export const passkey = (kind, options) => html("Your passkey", `${block("tb-passkey", options)}
<form id="tb-passkey-${kind}" method="post" action="/sent">${button("Use a passkey")}</form>`, "passkey.js");

const shown = ({ fields }, of = "") => fields.map((f) => `<div class="govuk-summary-list__row">
<dt class="govuk-summary-list__key">${escaped(f.label ?? f.name)}</dt>
<dd class="govuk-summary-list__value" data-field="${of}${f.name}">${escaped(f.text ?? f.value)}</dd></div>`).join("");

/** @param {object} asked as the block tb-sign @param {object} kept as the block tb-key */
export const sign = (asked, kept, showing = asked) => html("Check before you sign", `${block("tb-sign", asked)}${block("tb-key", kept)}
${(showing.each ?? [{ matter: showing }]).map(({ which, matter }) => `<dl class="govuk-summary-list">${shown(matter, which ? `${which}/` : "")}</dl>`).join("")}
${(showing.batch ?? []).map((d, i) => `<h2 class="govuk-heading-s">${d.act}</h2><dl class="govuk-summary-list">${shown(d, `${i + 1}/`)}</dl>`).join("")}
<details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">Exactly what you
sign</span></summary><div class="govuk-details__text"><pre class="tb-exactly" id="tb-exactly"></pre></div></details>
<form id="tb-sign-form" method="post" action="/sent"><input type="hidden" name="form_key"><p role="status" id="tb-signing"></p><div id="tb-unlock" hidden>
${secret("tb-unlock-words", "The passphrase of your key, or your code", "current-password")}
<p><button type="button" class="govuk-button govuk-button--secondary" id="tb-unlock-passkey" hidden>Use your passkey instead</button></p></div>
<p class="govuk-body tb-without-script">Signing needs scripts. Turn them on, or use the command line.</p>
<div class="tb-with-script">${button("Sign and enter")}</div></form>`, "sign.js");

export const looks = html("How pages look", `<p class="tb-countdown tb-countdown--stays" data-until="1795600800" data-now="1795597500">
<span class="tb-countdown__left">55 minutes</span> left. Closes 12 noon, Wednesday 25 November 2026.</p>
<p role="status" class="govuk-visually-hidden" id="tb-time-left"></p>
<ul class="tb-files"><li class="tb-file"><span class="tb-file__name">Custody floor plans.zip</span>
<strong class="govuk-tag">Being sealed</strong><span class="tb-file__about">2.4 GB, 61% stored.</span>
<progress aria-label="Custody floor plans.zip" max="100" value="61">61%</progress></li></ul>
<h2 class="govuk-heading-m">History</h2><ol class="tb-timeline">
<li class="tb-timeline__entry"><time class="tb-timeline__when">28 October 2026</time>Deadline moved from 7 to 14 November.</li>
<li class="tb-timeline__entry"><time class="tb-timeline__when">12 October 2026</time>Answer 31 published</li></ol>
<div class="tb-scroll" role="region" tabindex="0" aria-label="Marks"><table class="govuk-table tb-dense">
<caption class="govuk-table__caption govuk-table__caption--m">Marks</caption><thead><tr class="govuk-table__row">
${Array.from({ length: 12 }, (_, i) => `<th scope="col" class="govuk-table__header">Criterion ${i + 1}</th>`).join("")}</tr></thead>
<tbody><tr class="govuk-table__row">${Array.from({ length: 12 }, () => '<td class="govuk-table__cell govuk-table__cell--numeric">41.500</td>').join("")}
</tr></tbody></table></div>
<p class="tb-exactly">${"0123456789abcdef".repeat(12)}</p>
<details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">What is shut</span></summary>
<div class="govuk-details__text" id="shut">It prints all the same.</div></details>`);

export const signIn = (options) => html("Sign in", `${options ? block("tb-passkey", options) : ""}
<form method="post" action="/sent" id="sign-in">${input("mail", "E-mail address", 'name="mail" type="email"')}
${input("passphrase", "Passphrase", 'name="passphrase" type="password" autocomplete="current-password"')}${button("Sign in")}</form>
<div id="passkey-sign-in" hidden><form method="post" action="/sent" id="passkey-form">
<button type="button" class="govuk-button" id="passkey-begin">Use a passkey</button></form></div>`, "sign-in.js");
