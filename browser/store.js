/* store.js - what stays on this computer: a few texts by name, in the browser's own store. */

const opened = () => new Promise((done, failed) => {
  const request = indexedDB.open("tenderbox-bids", 1);
  request.onupgradeneeded = () => request.result.createObjectStore("kept");
  request.onsuccess = () => done(request.result);
  request.onerror = () => failed(request.error);
});

async function within(mode, work) {
  const base = await opened();
  try {
    return await new Promise((done, failed) => {
      const transaction = base.transaction("kept", mode, { durability: "strict" });
      const request = work(transaction.objectStore("kept"));
      transaction.oncomplete = () => done(request.result);
      transaction.onabort = transaction.onerror = () => failed(transaction.error);
    });
  } finally {
    base.close();
  }
}

/** Kept once put() is done, whatever becomes of the page. */
export const store = {
  /** @param {string} name */
  get: (name) => within("readonly", (kept) => kept.get(name)),
  /** @param {string} name @param {unknown} what */
  put: (name, what) => within("readwrite", (kept) => kept.put(structuredClone(what), name)),
};
