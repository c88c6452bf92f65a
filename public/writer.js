// Writes for the page, on a thread of its own: that a write is on the disk is heard here at once,
// and not only when the page has drawn its frame.
//
// The page first says [name, vault], the name of the database and, of a locked notebook, what seals it:
// [key, open, vouched, about]. `open` are the parts of a row that stand open, `vouched` those for which the
// seal vouches, `about` the store that isn't sealed. It hears [0] once the database is open. A write is
// [number, steps, more]; if there is `more`, these are some of its steps and others follow under the same number, the
// last of them without; steps that are null say that no more follow, and nothing is written. A
// step is [store, id, row or null, over, call, look]: `over` is the mark of the row that must be
// there, null if there must be none, and undefined if it doesn't matter; `look` is a call whose row must not
// have its moments in it; the page compares in the same
// way where it writes by itself (src/storage/indexed_db/strict.rs), and both keep one contract. A write is answered by [number]
// when its strict transaction is complete; by [number, name, message] of what it met if it isn't;
// by [number, "", "", undefined, whole] if calls have their moments in their rows, and the page must give these rows of
// their own first; and by [number, "", "", stale] if another tab has written since, `stale` being [step, row] of
// each step that didn't find what it was to be made over. Then nothing is written.
//
// Rows are sealed as the page seals and opens them (src/storage/indexed_db/vault.rs): here, so that the page
// is free meanwhile, and the write doesn't wait for its frame.

const NONCE_BYTES = 12;
// More steps than a person makes at once.
const LARGE = 1000;
const CALLS = "calls";
// Stands in the mark of a row that has the moments of its call in it (src/wire/whole.rs).
const WHOLE = "+";

let database;
let vault;
// Writes that come in several messages: sealed, the steps so far; else the write itself, since the disk takes as long
// for a large one as the page takes to send it.
const begun = new Map();
// A page that sends no more has failed, or is held up for so long that others must have their turn.
const PATIENCE_MS = 10_000;
// Writes come to the disk in the order in which they were sent, however long each is sealed.
let turn = Promise.resolve();

addEventListener("message", ({ data }) => {
  if (typeof data[0] === "string") open(...data);
  else take(...data);
});

function take(number, steps, more) {
  if (steps === null) return giveUp(number);
  if (vault) return takeSealed(number, steps, more);
  if (!more && !begun.has(number)) return write(number, steps);
  const writing = begun.get(number) ?? new Writing(number, [...database.objectStoreNames], { isLarge: true, isInParts: true });
  begun.set(number, writing);
  writing.put(steps);
  if (more) return;
  begun.delete(number);
  writing.end();
}

function takeSealed(number, steps, more) {
  const parts = begun.get(number) ?? [];
  parts.push(Promise.all(steps.map(sealed)));
  if (more) return begun.set(number, parts);
  begun.delete(number);
  writeSealed(number, Promise.all(parts));
}

function giveUp(number) {
  begun.get(number)?.giveUp?.();
  begun.delete(number);
}

// The page has made the database before. If it is gone or can't be opened, nothing is said: the
// page goes on to write by itself.
function open(name, keeps) {
  vault = keeps;
  const request = indexedDB.open(name);
  request.onupgradeneeded = () => request.transaction.abort();
  request.onsuccess = () => {
    database = request.result;
    // A newer version or a deletion isn't held up. A write that comes after meets a closed connection.
    database.onversionchange = () => database.close();
    postMessage([0]);
  };
}

function writeSealed(number, sealing) {
  turn = Promise.allSettled([turn, sealing]).then(() =>
    sealing.then(
      (parts) => write(number, parts.flat()),
      ({ name, message }) => postMessage([number, name, message]),
    ),
  );
}

async function sealed(step) {
  const [store, id, row, ...rest] = step;
  const [key, open, vouched, about] = vault;
  if (row === null || store === about) return step;
  const parts = (isOpen) => Object.fromEntries(Object.entries(row).filter(([name]) => open.includes(name) === isOpen));
  const utf8 = (value) => new TextEncoder().encode(JSON.stringify(value));
  const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const additionalData = utf8([store, ...vouched.map((name) => row[name])]);
  const text = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData }, key, utf8(parts(false)));
  const whole = new Uint8Array(NONCE_BYTES + text.byteLength);
  whole.set(iv);
  whole.set(new Uint8Array(text), NONCE_BYTES);
  return [store, id, { ...parts(true), sealed: whole }, ...rest];
}

function write(number, steps) {
  const stores = new Set(steps.flatMap(([store, , , , , look]) => (look === undefined ? store : [store, CALLS])));
  const writing = new Writing(number, [...stores], { isLarge: steps.length > LARGE });
  writing.put(steps);
  writing.end();
}

// A transaction that takes steps until it is ended. A large one looks no more for what isn't there.
class Writing {
  #number;
  #stores;
  #isLarge;
  #isInParts;
  #transaction;
  #steps = [];
  // Parts that wait for the transaction.
  #waiting = [];
  #whole = [];
  #cause;
  #isStale = false;
  #unchecked = 0;
  // "under way", "complete" or "aborted".
  #state = "under way";
  #isGivenUp = false;
  #hasAll = false;
  #heard = performance.now();

  constructor(number, stores, { isLarge, isInParts = false }) {
    this.#number = number;
    this.#stores = stores;
    this.#isLarge = isLarge;
    this.#isInParts = isInParts;
    this.#begin();
    if (isInParts && this.#state === "under way") this.#stayOpen();
  }

  put(steps) {
    this.#heard = performance.now();
    for (const step of steps) this.#steps.push(step);
    if (this.#isInParts) this.#waiting.push(steps);
    else this.#putAll(steps);
  }

  end() {
    this.#hasAll = true;
    if (this.#state !== "under way") this.#tell();
    else if (!this.#isInParts) this.#endIfLooked();
  }

  giveUp() {
    this.#isGivenUp = true;
    if (this.#state !== "aborted") this.#takeBack();
  }

  #begin() {
    try {
      this.#transaction = database.transaction(this.#stores, "readwrite", { durability: "strict" });
    } catch (error) {
      this.#cause = error;
      this.#state = "aborted";
      return;
    }
    this.#transaction.oncomplete = () => this.#is("complete");
    // WebKit says only there that the disk is full.
    this.#transaction.onerror = ({ target }) => (this.#cause ??= target.error);
    this.#transaction.onabort = () => {
      this.#cause ??= this.#transaction.error;
      this.#is("aborted");
    };
  }

  #is(state) {
    this.#state = state;
    this.#tell();
  }

  #tell() {
    if (!this.#hasAll || this.#isGivenUp) return;
    if (this.#state === "complete") return postMessage([this.#number]);
    if (this.#whole.length > 0) return tellWhole(this.#number, this.#whole);
    if (this.#isStale) return tellStale(this.#number, this.#steps, this.#stores);
    const { name, message } = this.#cause ?? { name: "AbortError", message: "the browser took the write back" };
    postMessage([this.#number, name, message]);
  }

  #takeBack() {
    try {
      this.#transaction.abort();
    } catch {
      // It has ended by itself, and says so.
    }
  }

  #endIfLooked() {
    if (!this.#hasAll || this.#unchecked > 0 || this.#state === "aborted") return;
    if (this.#isStale || this.#whole.length > 0) this.#takeBack();
    // Without `commit` the browser waits for the last request to be answered before it begins to. After it a row that
    // can't be added no longer takes the others back in every browser.
    else if (!this.#isLarge) this.#transaction.commit();
  }

  #putAll(steps) {
    if (this.#state === "aborted") return;
    try {
      steps.forEach((step) => this.#ask(step));
    } catch (error) {
      // A transaction that is left alone commits what it has.
      this.#cause ??= error;
      this.#takeBack();
    }
  }

  #ask([name, id, row, over, , call]) {
    const store = this.#transaction.objectStore(name);
    if (call !== undefined) this.#look(CALLS, call, (row) => isWhole(row) && this.#whole.push(call));
    if (this.#isLarge && over === null && row !== null) {
      // The browser itself refuses it where a row stands, so nobody need look: an import has hundreds of thousands.
      store.add(row).onerror = ({ target }) => (this.#isStale ||= target.error.name === "ConstraintError");
      return;
    }
    if (over !== undefined) this.#look(name, id, (row) => (this.#isStale ||= !isOver(row, over)));
    if (row === null) store.delete(id);
    else store.put(row);
  }

  #look(store, id, saw) {
    this.#unchecked += 1;
    this.#transaction.objectStore(store).get(id).onsuccess = ({ target }) => {
      saw(target.result);
      this.#unchecked -= 1;
      this.#endIfLooked();
    };
  }

  // A transaction of which nothing is asked commits what it has, and it takes requests only while it answers one: so
  // something is asked again and again, and with each answer goes what has come meanwhile.
  #stayOpen() {
    this.#putAll(this.#waiting.splice(0).flat());
    if (this.#state === "aborted") return;
    if (this.#hasAll) return this.#endIfLooked();
    if (performance.now() - this.#heard > PATIENCE_MS) {
      this.#cause ??= { name: "AbortError", message: "the page sent no more" };
      return this.#takeBack();
    }
    this.#transaction.objectStore(CALLS).getKey(0).onsuccess = () => this.#stayOpen();
  }
}

function isOver(row, over) {
  return over === undefined || over === (row === undefined ? null : (row.mark ?? ""));
}

function isWhole(row) {
  return String(row?.mark ?? "").includes(WHOLE);
}

function tellWhole(number, whole) {
  postMessage([number, "", "", undefined, whole]);
}

// What is there now. Of a row that is written twice only the first step is compared: the second was to
// be made over the first.
function tellStale(number, steps, stores) {
  const seen = new Set();
  const stale = [];
  const transaction = database.transaction(stores);
  steps.forEach(([name, id, , over], step) => {
    const place = `${name} ${id}`;
    if (seen.has(place)) return;
    seen.add(place);
    transaction.objectStore(name).get(id).onsuccess = ({ target }) => {
      if (!isOver(target.result, over)) stale.push([step, target.result]);
    };
  });
  transaction.oncomplete = () => {
    const whole = stale.filter(([, row]) => isWhole(row)).map(([, row]) => row.id);
    if (whole.length > 0) tellWhole(number, whole);
    else postMessage([number, "", "", stale]);
  };
  transaction.onabort = () => postMessage([number, "AbortError", "the rows could not be read"]);
}
