// Notes when the button that begins a note is there and has been painted. The page has no module of its own.
window.moduleBytes = () => 0;
const watcher = new MutationObserver(() => {
  if (!document.querySelector("button[class*=new-tiddler]")) return;
  watcher.disconnect();
  requestAnimationFrame(() => setTimeout(() => (window.usableAt = performance.now())));
});
watcher.observe(document, { subtree: true, childList: true });
