// The way out of a broken version: gets the notes out as a file and puts the
// newest version in place, without the app and without its WebAssembly.
//
// The file is one that the app imports, if every record fits into one. If any
// doesn't, the page makes no guess: every record of every store goes into the
// file as it is. It only ever reads the notes.

const DATABASE = "curbside";
// Where the records of a locked notebook are; the other has the keyring then (docs/lock.md).
const LOCKED = "curbside-locked";
const CACHES = "curbside-";
// How long a database may take to open. To read a large one takes as long as it takes.
const PATIENCE_MS = 10_000;
// The first form that has all parts; older records are read in it too.
const OLDEST = 2;
// The form of a call that has its moments in its row, and the form of what is in it (src/wire/whole.rs).
const WHOLE = 5;
const WITHIN = 4;
// The parts of the app's file, each with the kind of its records. What can be undone on a pad and what
// is not finished stay on their phone.
const PARTS = { behaviours: "behaviour", reps: "rep", calls: "call", moments: "moment" };

// It is there for a moment only (src/storage/indexed_db/log.rs).
const PASSING = "curbside-passing";

// A host that sends no headers keeps nobody from framing the page.
if (window.top !== window) throw new Error("The way out doesn't open inside another page");

const byId = (id) => document.getElementById(id);
const sayOfNotes = (words) => (byId("notes-state").textContent = words);
const sayOfApp = (words) => (byId("app-state").textContent = words);

byId("start-afresh").addEventListener("click", startAfresh);
prepareNotes();

// The file is made before the tap, since a share sheet opens only from the tap itself.
async function prepareNotes() {
  try {
    const notes = await readNotes(DATABASE);
    beginNewLog();
    if (notes === undefined) return await prepareSealedAlone();
    const locked = await lockedCopy(notes);
    const file = locked ?? asTheAppWrites(notes);
    offer(file ?? notes, locked ? whatIsLocked(locked) : whatIsReady(notes, file !== undefined));
  } catch (error) {
    sayOfNotes(
      `The notes could not be read. Nothing was changed. Close every window of Curbside and open this page again. The cause: ${error.message}`,
    );
  }
}

// Chromium, which alone has this property, writes on behind half a record of a write that was killed, also when it only opens a
// database, and throws all away at the opening after the next. When a database is deleted it begins a new log.
function beginNewLog() {
  if (!("userAgentData" in navigator)) return;
  const made = indexedDB.open(PASSING);
  made.onsuccess = () => {
    made.result.close();
    indexedDB.deleteDatabase(PASSING);
  };
}

// The database with the keys is gone, and the sealed records aren't.
async function prepareSealedAlone() {
  const sealed = await readNotes(LOCKED);
  if (sealed === undefined) return sayOfNotes("There are no notes in this browser on this phone.");
  offer(
    sealed,
    `${countOf(sealed.stores)} sealed records are ready, as they lie on this phone. The keys of the lock are not on it any more, so Curbside can't open them. A copy of the locked notes that was kept earlier has the keys to these too.`,
  );
}

function offer(file, words) {
  const text = JSON.stringify(file, withBinary, 1);
  byId("get-notes").addEventListener("click", () => handOver(text));
  byId("copy-text").addEventListener("click", () => copy(text));
  byId("get-notes").disabled = false;
  sayOfNotes(words);
}

function whatIsLocked({ records }) {
  return `The notes are locked. ${records.length} sealed records are ready. Curbside can import the file with the passphrase or the recovery code.`;
}

// The file that the app's own gate makes: sealed as they lie on this phone.
async function lockedCopy({ stores }) {
  const keyring = stores.about?.find(({ key }) => key === "lock")?.value.body;
  if (keyring === undefined) return undefined;
  const database = await openExisting(LOCKED);
  if (database === undefined) throw new Error("the notes are locked, and the sealed records are not there");
  const records = [];
  for (const store of database.objectStoreNames)
    for (const { value } of await readStore(database, store))
      if (value.sealed !== undefined) records.push(lockedRecord(store, value));
  database.close();
  return { format: "curbside-locked", version: 1, exported_at_ms: Date.now(), keyring: JSON.parse(keyring), records };
}

function lockedRecord(store, { id, v, mark, call, sealed }) {
  return { store, id, v, mark, call, sealed: withBinary("", sealed).base64 };
}

function whatIsReady({ stores, unread }, fits) {
  const count = countOf(fits ? partsOf(stores) : stores);
  const missing = Object.keys(unread).join(", ");
  if (missing !== "") {
    return `${count} records are ready. These parts could not be read, and the file names the cause: ${missing}.`;
  }
  return fits
    ? `${count} records are ready. Curbside can import the file.`
    : `${count} records are ready, as they lie on this phone. Not all of them are as Curbside writes them, so it can't import the file.`;
}

function countOf(stores) {
  return Object.values(stores).reduce((sum, records) => sum + records.length, 0);
}

// What the app's file has of the stores.
function partsOf(stores) {
  const all = apart(stores);
  return Object.fromEntries(Object.keys(PARTS).map((name) => [name, all[name] ?? []]));
}

// A record's text is what stands in a file of the same version.
function asTheAppWrites({ stores, unread, exported_at }) {
  try {
    if (Object.keys(unread).length > 0) return undefined;
    const file = { format: "curbside", version: OLDEST, exported_at, app: "Curbside, the way out" };
    const history = { edits: {}, others: [], gone: [] };
    for (const [name, records] of Object.entries(partsOf(stores))) {
      const rows = records.map(({ value }) => value);
      file[name] = rows.filter(({ gone }) => gone === undefined).map(({ body }) => JSON.parse(body));
      for (const row of rows) {
        file.version = Math.max(file.version, row.v);
        addHistory(history, PARTS[name], row);
      }
    }
    // Older forms have no history, and no place for one. The app leaves empty lists out.
    const { edits, ...lists } = history;
    const filled = Object.entries(lists).filter(([, list]) => list.length > 0);
    return file.version > OLDEST ? { ...file, edits, ...Object.fromEntries(filled) } : file;
  } catch (error) {
    console.warn("not all records are as the app writes them", error);
    return undefined;
  }
}

// Every record as a row of its own.
function apart(stores) {
  const calls = (stores.calls ?? []).map(({ value }) => value);
  const whole = calls.filter(({ v }) => v === WHOLE);
  const moments = whole.flatMap(({ id, moments }) => JSON.parse(moments).map((versions) => momentOf(id, versions)));
  const bare = calls.map((row) => (row.v === WHOLE ? { ...row, v: WITHIN } : row));
  const ofRows = (rows) => rows.map((value) => ({ key: value.id, value }));
  return { ...stores, calls: ofRows(bare), moments: [...(stores.moments ?? []), ...ofRows(moments)] };
}

function momentOf(call, [shown, ...others]) {
  const read = ({ here, gone }) =>
    here ? { id: here[0].id, body: JSON.stringify(here[0]), edits: here[1] } : { id: gone[0], gone: gone[1], edits: gone[2] };
  return { ...read(shown), v: WITHIN, call, others: others.map(read) };
}

function addHistory({ edits, others, gone }, kind, row) {
  if (row.edits !== undefined) edits[`${kind}/${row.id}`] = row.edits;
  if (row.gone !== undefined) gone.push({ kind, id: row.id, call: row.call, gone_ms: row.gone });
  for (const other of row.others ?? [])
    others.push({ kind, edits: other.edits, record: JSON.parse(other.body) });
}

async function readNotes(name) {
  const database = await openExisting(name);
  if (database === undefined) return undefined;
  const notes = {
    format: "curbside-rescue",
    version: 1,
    exported_at: new Date().toISOString(),
    database: { name: database.name, version: database.version },
    stores: {},
    unread: {},
  };
  sayOfNotes("Still reading the notes.");
  // A transaction for each store, so that one that can't be read doesn't take the others along.
  for (const name of database.objectStoreNames) {
    try {
      notes.stores[name] = await readStore(database, name);
    } catch (error) {
      notes.unread[name] = String(error);
    }
  }
  database.close();
  return notes;
}

function openExisting(name) {
  const opening = new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    // Asked of a phone without notes, the browser would make an empty
    // database, and the app would take it for a lost one.
    request.onupgradeneeded = () => request.transaction.abort();
    request.onsuccess = () => resolve(request.result);
    request.onerror = () =>
      request.error.name === "AbortError" ? resolve(undefined) : reject(request.error);
  });
  return withPatience(opening);
}

function readStore(database, name) {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(name, "readonly");
    const keys = transaction.objectStore(name).getAllKeys();
    const values = transaction.objectStore(name).getAll();
    transaction.oncomplete = () =>
      resolve(keys.result.map((key, index) => ({ key, value: values.result[index] })));
    transaction.onabort = () => reject(transaction.error ?? new Error("aborted"));
  });
}

// JSON has no bytes: they are written as base64.
function withBinary(_, value) {
  if (!(value instanceof ArrayBuffer) && !ArrayBuffer.isView(value)) return value;
  const bytes = ArrayBuffer.isView(value)
    ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
    : new Uint8Array(value);
  return { base64: btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join("")) };
}

// A text file by name and type: phones share no other that could hold the notes.
async function handOver(text) {
  byId("text").value = text;
  byId("notes-as-text").hidden = false;
  const name = `curbside-notes-${day(new Date())}.curbside.json.txt`;
  const file = new File([text], name, { type: "text/plain" });
  if (!navigator.canShare?.({ files: [file] })) return download(file);
  try {
    await navigator.share({ files: [file] });
    sayOfNotes("The notes were handed to the app that you chose. They are still on this phone too.");
  } catch (error) {
    if (error.name !== "AbortError") return download(file);
    sayOfNotes("Nothing was sent. The notes are below as text.");
  }
}

// The phone's own day, as in the names of the app's files.
function day(now) {
  const [month, date] = [now.getMonth() + 1, now.getDate()].map((number) => String(number).padStart(2, "0"));
  return `${now.getFullYear()}-${month}-${date}`;
}

function download(file) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  sayOfNotes(
    `The browser was asked to save ${file.name}. Look for it among the downloads; if it isn't there, copy the text below.`,
  );
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    sayOfNotes("The text was copied.");
  } catch {
    byId("text").select();
    sayOfNotes("The browser does not let this page copy. The text is selected: copy it by hand.");
  }
}

async function startAfresh() {
  try {
    sayOfApp("Looking for the newest version.");
    await newestIsReachable();
  } catch (error) {
    sayOfApp(
      `The newest version can't be reached now. Nothing was removed. Try again with a connection. The cause: ${error.message}`,
    );
    return;
  }
  try {
    await removeWorkers();
    await removeCaches();
    location.replace("./");
  } catch (error) {
    sayOfApp(
      `The old version could not be removed. The notes are safe. Close every window of Curbside and try again. The cause: ${error.message}`,
    );
  }
}

// Removing the only version before a new one is in reach would leave nothing
// to open. The worker answers neither of these two, so it is the server that
// does, and the browser's own copy of the first page is renewed.
async function newestIsReachable() {
  const worker = await fetch("./sw.js", { cache: "reload" });
  if (!worker.ok || !worker.headers.get("content-type")?.includes("javascript")) {
    throw new Error("another page answered in its place");
  }
  const page = await fetch("./", { cache: "reload" });
  if (!page.ok || !(await page.text()).includes("data-js")) throw new Error("another page answered in its place");
}

async function removeWorkers() {
  const scope = new URL("./", location.href).href;
  const all = (await navigator.serviceWorker?.getRegistrations()) ?? [];
  await Promise.all(all.filter((one) => one.scope === scope).map((one) => one.unregister()));
}

async function removeCaches() {
  const names = (await caches.keys()).filter((name) => name.startsWith(CACHES));
  await Promise.all(names.map((name) => caches.delete(name)));
}

function withPatience(promise) {
  const late = new Promise((_, reject) =>
    setTimeout(() => reject(new Error("the database did not answer")), PATIENCE_MS),
  );
  return Promise.race([promise, late]);
}
