// What is in the folder, as a cloud drive would see it: names and texts.
const root = await navigator.storage.getDirectory();
const folder = await root.getDirectoryHandle("Notes", { create: true });

// A file that the app writes just then can't be read, and is asked for once more.
async function text(entry) {
  for (;;) {
    try {
      return await (await entry.getFile()).text();
    } catch (error) {
      if (error.name !== "NotReadableError") throw error;
    }
  }
}

const files = {};
for await (const entry of folder.values()) {
  files[entry.name] = await text(entry);
}
return files;
