// A cloud drive brings a file.
const [name, text] = arguments;
const root = await navigator.storage.getDirectory();
const folder = await root.getDirectoryHandle("Notes", { create: true });
const file = await folder.getFileHandle(name, { create: true });
const stream = await file.createWritable();
await stream.write(text);
await stream.close();
