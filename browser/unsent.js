/* unsent.js - what was typed and could not be sent, kept in this browser by the account and the address that
 * it is for, until it is saved on the server or its writer signs out. */
const BASE = "tenderbox-unsent";

const opened = () => new Promise((done, failed) => {
  const request = indexedDB.open(BASE, 1);
  request.onupgradeneeded = () => request.result.createObjectStore("typed");
  request.onsuccess = () => done(request.result);
  request.onerror = () => failed(request.error);
});

async function within(mode, work) {
  const base = await opened();
  try {
    return await new Promise((done, failed) => {
      const transaction = base.transaction("typed", mode);
      const request = work(transaction.objectStore("typed"));
      transaction.oncomplete = () => done(request.result);
      transaction.onabort = transaction.onerror = () => failed(transaction.error);
    });
  } finally {
    base.close();
  }
}

/** @param {string} name account and address */
export const unsent = (name) => within("readonly", (typed) => typed.get(name));
export const keepUnsent = (name, fields) => within("readwrite", (typed) => typed.put(fields, name));
export const dropUnsent = (name) => within("readwrite", (typed) => typed.delete(name));

/** Whoever signs out leaves nothing. */
export const dropAllUnsent = () => within("readwrite", (typed) => typed.clear());
