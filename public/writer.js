// Writes for the page, on a thread of its own: that a write is on the disk is heard here at once,
// and not only when the page has drawn its frame.
//
// The page first says the name of the database, and hears [0] once it is open. A write is
// [number, steps], a step is [store, "put" or "delete", row or id]. It is answered by [number] when
// its strict transaction is complete, and by [number, name, message] of what it met if it isn't.

let database;

addEventListener("message", ({ data }) => {
  if (typeof data === "string") open(data);
  else write(...data);
});

// The page has made the database before. If it is gone or can't be opened, nothing is said: the
// page goes on to write by itself.
function open(name) {
  const request = indexedDB.open(name);
  request.onupgradeneeded = () => request.transaction.abort();
  request.onsuccess = () => {
    database = request.result;
    // A newer version or a deletion isn't held up. A write that comes after meets a closed connection.
    database.onversionchange = () => database.close();
    postMessage([0]);
  };
}

function write(number, steps) {
  const failed = ({ name, message }) => postMessage([number, name, message]);
  const stores = new Set(steps.map(([store]) => store));
  let transaction;
  try {
    transaction = database.transaction([...stores], "readwrite", { durability: "strict" });
  } catch (error) {
    return failed(error);
  }
  let cause;
  transaction.oncomplete = () => postMessage([number]);
  // WebKit says only there that the disk is full.
  transaction.onerror = ({ target }) => (cause ??= target.error);
  transaction.onabort = () =>
    failed(cause ?? transaction.error ?? { name: "AbortError", message: "the browser took the write back" });
  try {
    for (const [store, how, what] of steps) transaction.objectStore(store)[how](what);
    // Without this the browser waits for the last request to be answered before it begins to commit.
    transaction.commit();
  } catch (error) {
    // A transaction that is left alone commits what it has: take it back.
    cause = error;
    transaction.abort();
  }
}
