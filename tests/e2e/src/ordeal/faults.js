// Storage that fails at random, before the page's own scripts: a write can't be begun, a put is
// refused, a write is taken back, or is slow. The page writes by itself, as it does wherever there are
// no threads, so that its writes are met here. `SEED` is put in by the test.
delete window.Worker;
window.faults = { on: false, met: 0 };

let state = SEED;
const random = () => {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
};
const meets = (chance) => window.faults.on && random() < chance && (window.faults.met += 1);

const { transaction } = IDBDatabase.prototype;
IDBDatabase.prototype.transaction = function (stores, mode, options) {
  const writes = mode === "readwrite";
  if (writes && meets(0.08)) throw new DOMException("The connection is closing", "InvalidStateError");
  const begun = transaction.call(this, stores, mode, options);
  // At once, in the middle, or when it may be too late.
  if (writes && meets(0.15)) setTimeout(() => takeBack(begun), random() * 6);
  return begun;
};
function takeBack(begun) {
  try {
    begun.abort();
  } catch {
    // It is complete, or about to be.
  }
}

const { put } = IDBObjectStore.prototype;
IDBObjectStore.prototype.put = function (...row) {
  if (meets(0.08)) throw new DOMException("No room", "QuotaExceededError");
  return put.apply(this, row);
};
const { commit } = IDBTransaction.prototype;
IDBTransaction.prototype.commit = function () {
  if (meets(0.05)) throw new DOMException("The disk is gone", "UnknownError");
  return commit.call(this);
};
