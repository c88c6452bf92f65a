// Reads every row of the notebook's database, on a connection of its own: an object of lists of rows
// by the names of the stores. A call that has its moments in its row is read as if each had a row of its own.
const opened = await new Promise((done, fail) => {
  const request = indexedDB.open("curbside");
  request.onupgradeneeded = () => request.transaction.abort();
  request.onsuccess = () => done(request.result);
  request.onerror = () => fail(request.error);
});
const names = [...opened.objectStoreNames];
const transaction = opened.transaction(names);
const rows = (name) =>
  new Promise((done, fail) => {
    const request = transaction.objectStore(name).getAll();
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });
const stored = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await rows(name)])));
const WHOLE = 5;
const WITHIN = 4;
const versionOf = ({ here, gone }) =>
  here ? { id: here[0].id, body: JSON.stringify(here[0]), edits: here[1] } : { id: gone[0], gone: gone[1], edits: gone[2] };
const momentOf = (call, [shown, ...others]) => {
  const { id, ...version } = versionOf(shown);
  const more = others.length > 0 ? { others: others.map(versionOf) } : {};
  return { ...version, id, v: WITHIN, call, ...more };
};
for (const row of stored.calls ?? []) {
  if (row.v !== WHOLE) continue;
  stored.moments.push(...JSON.parse(row.moments).map((versions) => momentOf(row.id, versions)));
  delete row.moments;
}
stored.moments?.sort((one, other) => (one.id < other.id ? -1 : 1));
const all = Object.entries(stored);
opened.close();
