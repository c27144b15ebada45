/* form.js - what the scripts of pages share: reading what the server put into the page, filling forms in,
 * and saying what is wrong. */
import { Told } from "./told.js";

/** What <script type="application/json" id=...> holds; null where there is none. @param {string} id */
export function given(id) {
  const block = document.getElementById(id);
  return block ? JSON.parse(block.textContent) : null;
}

/** @param {HTMLFormElement} form @param {Record<string, string>} values by name of the hidden field */
export function fill(form, values) {
  for (const [name, value] of Object.entries(values)) {
    const field = form.elements.namedItem(name) ?? form.appendChild(Object.assign(document.createElement("input"),
      { type: "hidden", name }));
    field.value = value;
  }
}

/** Says it above the form, where the focus goes. @param {HTMLElement} form @param {string} says */
export function trouble(form, says) {
  let box = document.getElementById("tb-trouble");
  if (!box) {
    box = document.createElement("div");
    box.id = "tb-trouble";
    box.className = "govuk-error-summary";
    box.tabIndex = -1;
    box.setAttribute("role", "alert");
    form.before(box);
  }
  const title = Object.assign(document.createElement("h2"),
    { className: "govuk-error-summary__title", textContent: "There is a problem" });
  const body = Object.assign(document.createElement("p"),
    { className: "govuk-body", textContent: says });
  box.replaceChildren(title, body);
  box.focus();
}

export const noTrouble = () => document.getElementById("tb-trouble")?.remove();

/** Whatever went wrong, for people: a sentence of ours, or that it is not their fault. @param {unknown} failure */
export function inWords(failure) {
  if (failure instanceof Told)
    return failure.message;
  console.warn(failure);
  return "Something went wrong in this page, and nothing was sent. Reload it and try again; if it stays so, " +
    "tell whoever runs this server.";
}

/** While it works its button cannot be pressed again; what goes wrong is said.
 * @param {HTMLFormElement} form @param {() => Promise<void>} work */
export async function busy(form, work) {
  const buttons = [...form.querySelectorAll("button")].filter((b) => !b.disabled);
  buttons.forEach((b) => { b.disabled = true; });
  form.setAttribute("aria-busy", "true");
  noTrouble();
  try {
    await work();
  } catch (failure) {
    trouble(form, inWords(failure));
  } finally {
    buttons.forEach((b) => { b.disabled = false; });
    form.removeAttribute("aria-busy");
  }
}

/** @param {string} id @param {(form: HTMLFormElement) => Promise<void>} work asked at each submission */
export function onSubmit(id, work) {
  const form = /** @type {HTMLFormElement | null} */ (document.getElementById(id));
  form?.addEventListener("submit", (event) => {
    event.preventDefault();
    busy(form, () => work(form));
  });
  return form;
}

export const typed = (id) => /** @type {HTMLInputElement | null} */ (document.getElementById(id))?.value ?? "";
export function forget(...ids) {
  for (const id of ids) {
    const field = /** @type {HTMLInputElement | null} */ (document.getElementById(id));
    if (field)
      field.value = "";
  }
}
