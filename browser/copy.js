/* copy.js - a copy of a key for the command line, and the command line's key brought in. */
import "./page.js";
import { keyFileText, openFile, sealFile } from "./files.js";
import { fill, forget, given, onSubmit, typed } from "./form.js";
import { Unfit, makeThenSend, newPassphrase } from "./making.js";
import { seedByPasskey, seedByWords } from "./unlock.js";

function download(bytes, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes], { type: "application/octet-stream" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

async function saveCopy(form) {
  const kept = given("tb-key"), words = newPassphrase(), old = typed("tb-old-words");
  const seed = old ? await seedByWords(kept, old) : await seedByPasskey(kept);
  download(await sealFile(keyFileText({ ...kept, seed }), words), `${kept.number}.key`);
  seed.fill(0);
  forget("tb-old-words", "tb-passphrase", "tb-passphrase-again");
  const said = document.getElementById("tb-said");
  if (said)
    said.textContent = `Saved as ${kept.number}.key, under the passphrase that you typed. On your own machine: ` +
      `chmod 600 ${kept.number}.key`;
  form.dataset.made = "";
}

async function seedOfFile(form) {
  const [file] = document.getElementById("tb-key-file").files;
  if (!file)
    throw new Unfit("Choose the file of your key.");
  if (file.size > 16384)
    throw new Unfit(`${file.name} is too large to be a key file.`);
  const key = await openFile(new Uint8Array(await file.arrayBuffer()), typed("tb-file-words"));
  forget("tb-file-words");
  fill(form, { number: key.number, name: key.name, delegate: key.delegate ?? "" });
  return key.seed;
}

onSubmit("tb-key-copy", saveCopy);
onSubmit("tb-key-bring", (form) => makeThenSend(form, () => seedOfFile(form)));
