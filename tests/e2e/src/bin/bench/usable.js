// Notes when the button that starts a call is there and has been painted.
const watcher = new MutationObserver(() => {
  const there = [...document.querySelectorAll("button")].some((button) => button.textContent.includes("Start a call"));
  if (!there) return;
  watcher.disconnect();
  requestAnimationFrame(() => setTimeout(() => (window.usableAt = performance.now())));
});
watcher.observe(document, { subtree: true, childList: true });
