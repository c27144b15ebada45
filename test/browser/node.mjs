/* node.mjs - what tests that Node alone runs stand on, from whatever folder they are run. Node 18 keeps WebCrypto in a module. */
import { webcrypto } from "node:crypto";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

globalThis.crypto ??= webcrypto;

/** The folder of the whole project. */
export const top = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
