// Opens the notebook's database; goes before scripts that read it.
const asked = (request) =>
  new Promise((done, fail) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });
const opened = await asked(indexedDB.open("curbside"));
const store = (name) => opened.transaction(name).objectStore(name);
const all = (name) => asked(store(name).getAll());
// The moments of a call that has them in its row, as rows of their own.
const within = ({ id, moments }) =>
  JSON.parse(moments ?? "[]").flatMap(([{ here }]) => (here ? { id: here[0].id, call: id, body: JSON.stringify(here[0]) } : []));
