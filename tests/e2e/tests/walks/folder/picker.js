// The browser's picker, played: it answers a folder of the origin's own, for which no leave is needed.
window.showDirectoryPicker = async () => {
  const root = await navigator.storage.getDirectory();
  return root.getDirectoryHandle("Notes", { create: true });
};
