/* page.js - the script of a page that has no other, and part of every other: what GOV.UK's own parts do
 * once scripts run, and what stays true while it is looked at. */
import "./check.js";
import "./live.js";
import "./record.js";
import { Button, CharacterCount, Checkboxes, ErrorSummary, NotificationBanner, PasswordInput, Radios,
  ServiceNavigation, SkipLink, createAll, isSupported } from "govuk-frontend";

document.body.classList.add("js-enabled");
if ("noModule" in HTMLScriptElement.prototype)
  document.body.classList.add("govuk-frontend-supported");

if (isSupported())
  for (const part of [Button, CharacterCount, Checkboxes, ErrorSummary, NotificationBanner, PasswordInput,
    Radios, ServiceNavigation, SkipLink])
    createAll(part);
