// Times the transaction of a tap and, right after it, a bare strict put of the same in the same page.
// The argument is how many taps.
const [samples] = arguments;
const KEYS = ["Open question", "Data dump", "Benefit tied", "Lost control"];
const keys = KEYS.map((name) => [...document.querySelectorAll("button")].find((key) => key.textContent.includes(name)));
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

const open = (name) =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore("records", { autoIncrement: true });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
const own = await open("bench");

const begin = IDBDatabase.prototype.transaction;
const writes = { put: IDBObjectStore.prototype.put, add: IDBObjectStore.prototype.add };
let written = [];
let finished;

IDBDatabase.prototype.transaction = function (stores, mode, options) {
  const start = performance.now();
  const transaction = begin.call(this, stores, mode, options);
  if (mode === "readwrite") transaction.addEventListener("complete", () => finished?.(performance.now() - start));
  return transaction;
};
for (const [name, write] of Object.entries(writes)) {
  IDBObjectStore.prototype[name] = function (value, ...key) {
    written.push(value);
    return write.call(this, value, ...key);
  };
}

const tapped = (key) =>
  new Promise((resolve) => {
    written = [];
    finished = resolve;
    key.click();
  });

const bare = (value) =>
  new Promise((resolve, reject) => {
    const start = performance.now();
    const transaction = begin.call(own, ["records"], "readwrite", { durability: "strict" });
    transaction.oncomplete = () => resolve(performance.now() - start);
    transaction.onabort = () => reject(transaction.error);
    writes.put.call(transaction.objectStore("records"), value);
  });

const times = { taps: [], bare: [] };
for (let n = 0; n < samples; n += 1) {
  times.taps.push(await tapped(keys[n % keys.length]));
  const values = written;
  finished = undefined;
  await pause(120);
  times.bare.push(await bare(values.length === 1 ? values[0] : values));
  await pause(120);
}
IDBDatabase.prototype.transaction = begin;
Object.assign(IDBObjectStore.prototype, writes);
own.close();
return times;
