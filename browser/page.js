/* page.js - what GOV.UK's own parts do once scripts run; every page works without it. */
import { Button, CharacterCount, Checkboxes, ErrorSummary, NotificationBanner, PasswordInput, Radios,
  ServiceNavigation, SkipLink, createAll, isSupported } from "govuk-frontend";

document.body.classList.add("js-enabled");
if ("noModule" in HTMLScriptElement.prototype)
  document.body.classList.add("govuk-frontend-supported");

if (isSupported())
  for (const part of [Button, CharacterCount, Checkboxes, ErrorSummary, NotificationBanner, PasswordInput,
    Radios, ServiceNavigation, SkipLink])
    createAll(part);
