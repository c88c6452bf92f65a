// The cryptography of an unlock alone: the key of the passphrase, the data key, and the rows that the first
// screen needs. Answers how long it took.
const [passphrase] = arguments;
const opened = (name) => new Promise((done) => (indexedDB.open(name).onsuccess = ({ target }) => done(target.result)));
const all = (database, store) =>
  new Promise((done) => (database.transaction(store).objectStore(store).getAll().onsuccess = ({ target }) => done(target.result)));
const ofCalls = async (store, calls) => {
  const call = store === "steps" ? "id" : "call";
  return (await all(locked, store)).filter((row) => calls.includes(row[call]));
};
const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
const plain = await opened("curbside");
const about = await all(plain, "about");
const { salt, rounds, key } = JSON.parse(about.find(({ id }) => id === "lock").body).passphrase;
const locked = await opened("curbside-locked");
const rows = [];
for (const store of ["reps", "calls", "behaviours", "drafts"])
  for (const row of await all(locked, store)) rows.push([store, row]);
const waiting = rows.filter(([, { waits }]) => waits).map(([, { id }]) => id);
for (const store of ["moments", "steps"])
  for (const row of await ofCalls(store, waiting)) rows.push([store, row]);
plain.close();
locked.close();
const start = performance.now();
const typed = await crypto.subtle.importKey("raw", new TextEncoder().encode(passphrase), "PBKDF2", false, ["deriveKey"]);
const how = { name: "PBKDF2", hash: "SHA-256", salt: bytes(salt), iterations: rounds };
const wrapper = await crypto.subtle.deriveKey(how, typed, { name: "AES-KW", length: 256 }, false, ["unwrapKey"]);
const data = await crypto.subtle.unwrapKey("raw", bytes(key), wrapper, "AES-KW", "AES-GCM", false, ["decrypt"]);
await Promise.all(
  rows.map(([store, { id, v, mark, call, sealed }]) => {
    const additionalData = new TextEncoder().encode(JSON.stringify([store, id, v, mark, call ?? null]));
    const gcm = { name: "AES-GCM", iv: sealed.subarray(0, 12), additionalData };
    return crypto.subtle.decrypt(gcm, data, sealed.subarray(12));
  }),
);
return performance.now() - start;
