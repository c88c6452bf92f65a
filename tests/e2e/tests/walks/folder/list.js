// What is in the folder, as a cloud drive would see it: names and texts.
const root = await navigator.storage.getDirectory();
const folder = await root.getDirectoryHandle("Notes", { create: true });
const files = {};
for await (const entry of folder.values()) {
  files[entry.name] = await (await entry.getFile()).text();
}
return files;
