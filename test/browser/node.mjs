/* Node 18 keeps WebCrypto in a module. */
import { webcrypto } from "node:crypto";

globalThis.crypto ??= webcrypto;
