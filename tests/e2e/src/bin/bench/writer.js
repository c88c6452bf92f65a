// The thread that writes, with a clock: tells the bench how long each of its transactions took, from
// the call that begins it to its complete event, and what was put. The release's own script is
// loaded as it is shipped.
// In a block, since the script's own names are in the same place.
{
  const clock = new BroadcastChannel("bench");
  const begin = IDBDatabase.prototype.transaction;
  const put = IDBObjectStore.prototype.put;
  let rows = [];

  IDBDatabase.prototype.transaction = function (...asked) {
    rows = [];
    const start = performance.now();
    const transaction = begin.apply(this, asked);
    transaction.addEventListener("complete", () => {
      const took = performance.now() - start;
      clock.postMessage({ took, rows, durability: transaction.durability });
    });
    return transaction;
  };
  IDBObjectStore.prototype.put = function (row, ...key) {
    rows.push(row);
    return put.call(this, row, ...key);
  };
}
importScripts("writer.js");
