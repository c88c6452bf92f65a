// Times the transaction of a tap in the thread that writes and, right after it, bare strict puts of
// the same in the page: one while the page draws a moment, as it does after a tap, and one while it
// rests. Also times a tap until the page shows its moment as saved. The argument is how many taps.
const [samples] = arguments;
const KEYS = ["Open question", "Data dump", "Benefit tied", "Lost control"];
const keys = KEYS.map((name) => [...document.querySelectorAll("button")].find((key) => key.textContent.includes(name)));
const tape = document.querySelector("[aria-label=Moments]");
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

const open = (name) =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore("records", { autoIncrement: true });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
const own = await open("bench");
const clock = new BroadcastChannel("bench");

// Resolves with what the thread's clock said, and with the time until the page knew.
async function tapped(key) {
  const before = tape.lastElementChild;
  const written = new Promise((resolve, reject) => {
    clock.onmessage = ({ data }) => resolve(data);
    setTimeout(() => reject(new Error("The thread has not written the tap")), 5_000);
  });
  let start;
  const known = new Promise((resolve) => {
    const watcher = new MutationObserver(() => {
      const newest = tape.lastElementChild;
      if (newest === before || newest.dataset.saved !== "true") return;
      watcher.disconnect();
      resolve(performance.now() - start);
    });
    watcher.observe(tape, { subtree: true, childList: true, attributes: true });
  });
  start = performance.now();
  key.click();
  return { known: await known, ...(await written) };
}

const bare = (value) =>
  new Promise((resolve, reject) => {
    const start = performance.now();
    const transaction = own.transaction(["records"], "readwrite", { durability: "strict" });
    transaction.oncomplete = () => resolve(performance.now() - start);
    transaction.onabort = () => reject(transaction.error);
    transaction.objectStore("records").put(value);
  });

// The tape takes a moment in, and its oldest one leaves.
async function drawing(write) {
  const done = write();
  const drawn = tape.appendChild(tape.lastElementChild.cloneNode(true));
  tape.firstElementChild.hidden = true;
  const time = await done;
  await pause(60);
  drawn.remove();
  tape.firstElementChild.hidden = false;
  return time;
}

const times = { taps: [], known: [], drawing: [], resting: [] };
for (let n = 0; n < samples; n += 1) {
  const { took, known, rows, durability } = await tapped(keys[n % keys.length]);
  if (durability !== "strict" || rows.length === 0) throw new Error(`A tap wrote ${rows.length} rows, ${durability}`);
  // The moment, and the step that undoes it: the same bytes in one bare put.
  const same = rows.length === 1 ? rows[0] : rows;
  times.taps.push(took);
  times.known.push(known);
  await pause(120);
  times.drawing.push(await drawing(() => bare(same)));
  await pause(120);
  times.resting.push(await bare(same));
  await pause(120);
}
own.close();
clock.close();
return times;
