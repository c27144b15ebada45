/* notice.js - a draft by parts: the sums of weights follow what is typed. Without this script they are
 * those of the text as it was saved; nothing is decided here. */
import "./page.js";

const form = /** @type {HTMLFormElement | null} */ (document.getElementById("tb-notice"));
const sums = document.getElementById("sums"), says = document.getElementById("tb-sums");

/** Thousandths, in whole numbers; what cannot be read weighs nothing.
 *  @param {string} typed */
function thousandths(typed) {
  const read = /^(\d{1,9})(?:\.(\d{1,3}))?$/.exec(typed.trim().replaceAll(",", ""));
  return read ? Number(read[1]) * 1000 + Number((read[2] ?? "").padEnd(3, "0")) : 0;
}

/** @param {number} n */
const words = (n) => {
  const rest = String(n % 1000).padStart(3, "0").replace(/0+$/, "");
  return `${Math.floor(n / 1000)}${rest ? `.${rest}` : ""}`;
};

/* A weight adds to the criterion of which it is a part, else to its lot and round. */
function added() {
  const made = new Map(), own = new Map();
  for (const input of form.querySelectorAll('input[name^="criterion-"][name$=".weight"]')) {
    const [, lot, criterion] = input.name.slice(0, -".weight".length).split("-");
    const beside = (field) => form.elements.namedItem(`criterion-${lot}-${criterion}.${field}`)?.value || "0";
    const gone = form.elements.namedItem(`criterion-${lot}-${criterion}.drop`)?.checked;
    const place = `sum-${lot}-${beside("round")}-${beside("parent")}`, n = thousandths(input.value);
    made.set(place, (made.get(place) ?? 0) + (gone ? 0 : n));
    own.set(`sum-${lot}-${beside("round")}-${criterion}`, n);
  }
  return { made, own };
}

function show() {
  const { made, own } = added(), wrong = [];
  for (const row of sums.tBodies[0].rows) {
    const is = made.get(row.id) ?? 0, right = own.get(row.id) ?? 100000, state = row.cells[3].querySelector("strong");
    row.cells[1].textContent = words(is);
    row.cells[2].textContent = words(right);
    state.textContent = is === right ? "Right" : "Not right";
    state.className = `govuk-tag govuk-tag--${is === right ? "green" : "red"}`;
    if (is !== right)
      wrong.push(`${row.cells[0].textContent}: ${words(is)} of ${words(right)}`);
  }
  says.textContent = wrong.length ? wrong.join("; ") : "All sums are right.";
}

if (form && sums)
  form.addEventListener("change", show);
if (form && sums)
  form.addEventListener("input", (event) => {
    if (/\.(weight|parent|round)$/.test(event.target.name ?? ""))
      show();
  });
