// What the page says is being done, and how far its bar is, each time that either changes.
window.told = [];
const look = () => {
  const words = document.querySelector("main [role=status]")?.textContent ?? "";
  const value = document.querySelector("progress")?.value ?? 0;
  const [last] = window.told.slice(-1);
  if (last?.[0] !== words || last[1] !== value) window.told.push([words, value]);
};
new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true });
