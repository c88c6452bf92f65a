// Times the transaction of a tap and, right after it, bare strict puts of the same in the same page:
// one while the page draws a moment, as it does after a tap, and one while it rests. The difference
// between those two is the time that the page was drawing before it could hear of the completion.
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

// The tape takes a moment in, and its oldest one leaves.
async function drawing(write) {
  const tape = document.querySelector("[aria-label=Moments]");
  const done = write();
  const drawn = tape.appendChild(tape.lastElementChild.cloneNode(true));
  tape.firstElementChild.hidden = true;
  const time = await done;
  await pause(60);
  drawn.remove();
  tape.firstElementChild.hidden = false;
  return time;
}

const times = { taps: [], drawing: [], resting: [] };
for (let n = 0; n < samples; n += 1) {
  times.taps.push(await tapped(keys[n % keys.length]));
  const values = written;
  finished = undefined;
  await pause(120);
  const same = values.length === 1 ? values[0] : values;
  times.drawing.push(await drawing(() => bare(same)));
  await pause(120);
  times.resting.push(await bare(same));
  await pause(120);
}
IDBDatabase.prototype.transaction = begin;
Object.assign(IDBObjectStore.prototype, writes);
own.close();
return times;
