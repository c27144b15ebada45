/* still.mjs - a server that stands still: pages of the shapes that doc/browser.md asks for, what npm
 * built beside them, under the policy that every page has. What is sent to it comes back as it came. */
import { readFileSync, readdirSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { top } from "./door.mjs";

const made = process.env.ASSETS ?? join(top, "build/release/browser/made");
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
  "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
const types = { css: "text/css; charset=utf-8", js: "text/javascript; charset=utf-8", svg: "image/svg+xml" };

/** The address of what npm built. @param {string} name as in `asset_of(S("sign.js"))` */
export function asset(name) {
  const [stem, kind] = name.split(".");
  return `/assets/${readdirSync(made).find((file) => new RegExp(`^${stem}-[0-9a-f]{16}\\.${kind}$`).test(file))}`;
}

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
export { escaped };

/** JSON in a page: nothing in it ends the block. */
export const block = (id, value) =>
  `<script type="application/json" id="${id}">${JSON.stringify(value).replaceAll("<", "\\u003c")}</script>`;

export function html(title, body, script = "page.js") {
  return `<!DOCTYPE html><html lang="en" class="govuk-template"><head><meta charset="utf-8"><title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" type="image/svg+xml" href="${asset("icon.svg")}"><link rel="stylesheet" href="${asset("tenderbox.css")}">
<script type="module" src="${asset(script)}"></script></head>
<body class="govuk-template__body"><a href="#main" class="govuk-skip-link" data-module="govuk-skip-link">Skip to main content</a>
<header class="govuk-generic-header"><div class="govuk-generic-header__container govuk-width-container">
<div class="govuk-generic-header__logo"><a href="/" class="govuk-generic-header__homepage-link">Wessex and Mercia Police</a></div>
</div></header><div class="govuk-width-container"><main class="govuk-main-wrapper" id="main">
<h1 class="govuk-heading-l">${title}</h1>${body}</main></div>
<footer class="govuk-footer"><div class="govuk-width-container"><p class="govuk-body-s">The server's time is 09:41.</p></div>
</footer></body></html>`;
}

/** @param {Record<string, string | (() => string)>} pages by path */
export async function stand(pages) {
  const sent = [];
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, "http://localhost").pathname, file = /^\/assets\/([\w-]+\.(css|js|svg))$/.exec(path);
    const answer = (status, type, body) => response.writeHead(status, { "Content-Type": type,
      "Content-Security-Policy": POLICY, "X-Content-Type-Options": "nosniff", "Cache-Control": "no-store" }).end(body);
    if (file)
      return answer(200, types[file[2]], readFileSync(join(made, file[1])));
    if (request.method === "POST") {
      const parts = [];
      for await (const part of request)
        parts.push(part);
      sent.push(Object.fromEntries(new URLSearchParams(Buffer.concat(parts).toString())));
      return answer(200, "text/html; charset=utf-8", html("Done", "<p class='govuk-body' id='done'>It is entered.</p>"));
    }
    const page = pages[path];
    return page ? answer(200, "text/html; charset=utf-8", typeof page === "function" ? page() : page)
      : answer(404, "text/plain", "nothing is here\n");
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { url: `http://localhost:${server.address().port}`, sent,
    close: () => new Promise((done) => { server.closeAllConnections?.(); server.close(done); }) };
}
