/* stock.mjs - what else than this program opens an age file: Debian's age, and rage where somebody installed it. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const isHere = (command) => {
  try { return Boolean(execFileSync(command, ["--version"], { stdio: ["ignore", "pipe", "ignore"] })); } catch { return false; }
};

/** Why it is not tried with rage here; false: it is. For `test(..., { skip: noRage }, ...)`. */
export const noRage = !isHere("rage") && "no rage here";
export const openers = noRage ? ["age"] : ["age", "rage"];

/* Its tar unpacked into a new folder. */
function unpackedBy(opener, key, sealed, folder) {
  const to = join(mkdtempSync(join(folder, "stock-")), "in");
  mkdirSync(to);
  writeFileSync(join(to, "../key"), key + "\n", { mode: 0o600 });
  execFileSync("sh", ["-c", `"$1" -d -i ../key -o ../tar "$2" && tar xf ../tar`, "sh", opener, sealed], { cwd: to });
  return to;
}

/** What is in an envelope, where each of them that is here finds the same. @param {string} key age's words for it
 * @param {string} sealed path of the file @param {string} folder that is there, for what is made
 * @returns {(member: string) => Buffer} "manifest", "1", "2" */
export function stockOpened(key, sealed, folder) {
  const [first, ...more] = openers.map((opener) => unpackedBy(opener, key, sealed, folder)), members = readdirSync(first);
  const read = new Map(members.map((member) => [member, readFileSync(join(first, member))]));
  for (const other of more) {
    assert.deepEqual(readdirSync(other), members);
    members.forEach((member) => assert.ok(readFileSync(join(other, member)).equals(read.get(member)), `${member} of ${sealed}`));
  }
  [first, ...more].forEach((made) => rmSync(join(made, ".."), { recursive: true }));
  return (member) => read.get(member);
}
