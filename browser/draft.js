/* draft.js - a draft as a text: its numbers stay beside its lines while it grows, and a fault leads to
 * its line. Without scripts the numbers are those of the text as it was saved. */
import "./page.js";

const text = document.getElementById("f-text"), numbers = document.querySelector(".tb-editor__lines");
const MORE = 12, MOST = 3000;

/* As many as there are lines, and some to write on. */
function renumber() {
  const rows = Math.min(text.value.split("\n").length + MORE, MOST);
  text.rows = rows;
  while (numbers.childElementCount < rows) {
    const line = document.createElement("span");
    line.textContent = String(numbers.childElementCount + 1);
    line.id = `line-${line.textContent}`;
    numbers.append(line);
  }
}

/** @param {number} line counted from 1 */
function goTo(line) {
  const lines = text.value.split("\n"), before = lines.slice(0, line - 1).join("\n");
  const from = before.length + (line > 1 ? 1 : 0);
  text.focus({ preventScroll: true });
  text.setSelectionRange(from, from + (lines[line - 1]?.length ?? 0));
  document.getElementById(`line-${line}`)?.scrollIntoView({ block: "center" });
}

if (text && numbers) {
  text.addEventListener("input", renumber);
  document.addEventListener("click", (event) => {
    const line = /^#line-(\d+)$/.exec(event.target.closest?.("a")?.getAttribute("href") ?? "")?.[1];
    if (!line)
      return;
    event.preventDefault();
    goTo(Number(line));
  });
}
