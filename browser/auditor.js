/* auditor.js - the worker that recomputes a tender from its public record, so that the page stays quick: by the rooms of
 * the program itself, as they stand in tenderbox-holder.html, whose fingerprint a tender's notice names. It is told
 *
 *   { record, policy, keyAlone, holder, most }    record: an address, or the bytes of a file that was chosen
 *
 * and says { what: "fetching" | "checking", done, all }, then { what: "found", found, fingerprint, bytes } or
 * { what: "failed", words }. */
import { hexOfBytes } from "./bytes.js";
import { Told } from "./told.js";
import { moduleIn, turnerOf } from "./turner.js";

const say = (what, more = {}) => postMessage({ what, ...more });
const megabytes = (bytes) => Math.floor(bytes / 1e6);
const tooMuch = (most) => new Told(`The public record has more than ${megabytes(most)} MB, which is more than this page recomputes. ` +
  "The program has no such limit: what to type stands on this page.");

/* Says how far it is, a hundred times at most. */
function told(what) {
  let last = -1;
  return (done, all) => {
    const step = all ? Math.floor(100 * done / all) : 0;
    if (step !== last)
      say(what, { done, all });
    last = step;
  };
}

async function answered(address) {
  const answer = await fetch(address, { cache: "no-cache" }).catch(() => null);
  if (!answer?.ok)
    throw new Told(`${address} could not be fetched.`);
  return answer;
}

/** What lies at an address; no byte more than may be. @param {string} address @param {number} most
 * @param {(done: number, all: number) => void} going */
export async function fetched(address, most, going) {
  const answer = await answered(address), all = Number(answer.headers.get("content-length") ?? 0);
  if (all > most)
    throw tooMuch(most);
  const parts = [], reader = answer.body.getReader();
  let bytes = 0;
  for (let part; !(part = await reader.read()).done; going(bytes, all)) {
    parts.push(part.value);
    if ((bytes += part.value.length) > most)
      throw tooMuch(most);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/** For a bundle that it cannot hold the module ends, as the program ends. @template T @param {() => T} work @returns {T} */
function within(work) {
  try { return work(); } catch (failure) {
    if (failure instanceof WebAssembly.RuntimeError || failure instanceof RangeError)
      throw new Told("This record is too much for this page, or it is damaged. The program looks at any: what to type stands on this page.");
    throw failure;
  }
}

async function check({ record, policy, keyAlone, holder, most }) {
  const file = await fetched(holder, most, () => {}), wasm = moduleIn(new TextDecoder().decode(file));
  const fingerprint = hexOfBytes(new Uint8Array(await crypto.subtle.digest("SHA-256", file)));
  if (!wasm)
    throw new Told("What recomputes a tender is not in the file that this site gave for it.");
  const bundle = typeof record === "string" ? await fetched(record, most, told("fetching")) : record;
  if (bundle.length > most)
    throw tooMuch(most);
  const turner = await turnerOf(wasm, { going: told("checking") });
  return { found: within(() => turner.check({ bundle, policy }, keyAlone)), fingerprint, bytes: bundle.length };
}

if (globalThis.postMessage && !globalThis.document)
  addEventListener("message", async ({ data }) => {
    try { say("found", await check(data)); } catch (failure) {
      say("failed", { words: failure instanceof Told ? failure.message : `Something went wrong in this page: ${failure}` });
    }
  });
