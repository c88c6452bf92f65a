// Whether the notebook says of itself that all of its calls are in the indexes.
const opened = await new Promise((done, fail) => {
  const request = indexedDB.open("curbside");
  request.onsuccess = () => done(request.result);
  request.onerror = () => fail(request.error);
});
const row = await new Promise((done, fail) => {
  const request = opened.transaction("about").objectStore("about").get("placed");
  request.onsuccess = () => done(request.result);
  request.onerror = () => fail(request.error);
});
opened.close();
return row !== undefined;
