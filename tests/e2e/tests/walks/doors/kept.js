// What the caches keep that isn't a file of the release.
const all = [];
for (const name of await caches.keys())
  for (const { url } of await (await caches.open(name)).keys()) if (/share|import/.test(new URL(url).pathname)) all.push(url);
return all;
