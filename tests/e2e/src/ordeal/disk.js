// Reads every row of the notebook's database, on a connection of its own: an object of lists of rows
// by the names of the stores.
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
const all = await Promise.all(names.map(async (name) => [name, await rows(name)]));
opened.close();
