/* single.js - what the files share that are opened from somebody's own disk: no server, no store, no network.
 * Whatever is to be remembered is a file that the person saves. */
import { Told } from "./told.js";

/** Saves a file, as the browser does it. @param {Blob} blob @param {string} name */
export function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 600_000);
}

export const element = (id) => document.getElementById(id);

/** Puts words into places of the page. @param {Record<string, string>} words by id */
export function fillIn(words) {
  for (const [id, text] of Object.entries(words))
    element(id).textContent = text;
}

/** What was said is on the screen before something begins that takes the machine for a second or two. */
export const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));

/** Shows what is done, and leads to its title. @param {string} id */
export function lead(id) {
  element(id).hidden = false;
  const title = element(`${id}-title`);
  title.tabIndex = -1;
  title.focus();
}

export class Unfit extends Told {}

/** The file that was chosen, of at most so many bytes. @param {string} id @param {string} what @param {number} most */
export async function chosenBytes(id, what, most) {
  const [file] = element(id).files;
  if (!file)
    throw new Unfit(`Choose ${what} first.`);
  if (file.size > most)
    throw new Unfit(`${file.name} is too large: it is not ${what}.`);
  return new Uint8Array(await file.arrayBuffer());
}
