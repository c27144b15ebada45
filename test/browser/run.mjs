/* run.mjs - runs files of tests, so many at once, in the order in which they are named: node --test sorts them by name.
 * Writes TAP.
 *
 *   node test/browser/run.mjs 4 FILE... */
import { run } from "node:test";
import { tap } from "node:test/reporters";

const [atOnce, ...files] = process.argv.slice(2);
run({ files, concurrency: Number(atOnce) }).on("test:fail", () => { process.exitCode = 1; }).compose(tap).pipe(process.stdout);
