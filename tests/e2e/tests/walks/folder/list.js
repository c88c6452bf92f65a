// What is in the folder, as a cloud drive would see it: names and texts.
const root = await navigator.storage.getDirectory();
const folder = await root.getDirectoryHandle("Notes", { create: true });

async function all() {
  const files = {};
  for await (const entry of folder.values()) {
    files[entry.name] = await (await entry.getFile()).text();
  }
  return files;
}

// A file that the app writes just then can't be read, or is listed and gone: all is asked for once more.
for (;;) {
  try {
    return await all();
  } catch (error) {
    if (!["NotReadableError", "NotFoundError"].includes(error.name)) throw error;
  }
}
