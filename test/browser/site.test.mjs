/* What everybody may see of a tender that is over, as it looks. What it says is in test/site_test.sh. */
import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { allSound, noBrowser, program, serve } from "./door.mjs";

const skip = noBrowser;
let door;

before(async () => {
  if (skip)
    return;
  const kept = join(mkdtempSync(join(tmpdir(), "tenderbox-")), "kept");
  execFileSync(program, ["demo", "vehicle-recovery", "--keep", kept, "-q"], { stdio: "ignore" });
  door = await serve(join(kept, "book"));
});
after(() => door?.close());

const pages = { tenders: "/", nothing: "/?words=bridge", tender: "/t/2026-42", award: "/t/2026-42/award",
  contract: "/t/2026-42/contract", contracts: "/contracts", log: "/log", entry: "/log/entry/549", verify: "/verify",
  help: "/help", accessibility: "/accessibility" };

test("every public page is sound on a phone and a desk, with scripts and without", { skip },
  () => allSound(Object.entries(pages).map(([name, path]) => [door.url + path, `site-${name}`])));
