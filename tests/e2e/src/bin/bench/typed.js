// Types the last key of a query on Calls, again and again, and answers with the times until the list has changed
// and until that is painted. The arguments are the query and how many times.
const [query, times] = arguments;
const field = document.querySelector("input[type=search]");
const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set;
const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

// Resolves when nothing has changed for some frames.
async function typed(text) {
  let changed;
  const watcher = new MutationObserver(() => (changed = performance.now()));
  watcher.observe(document.querySelector(".screen"), { subtree: true, childList: true, characterData: true });
  const start = performance.now();
  set.call(field, text);
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  let seen, shown;
  for (let quiet = 0; quiet < 3; ) {
    await painted();
    quiet = changed === seen ? quiet + 1 : 0;
    if (changed !== seen) shown = performance.now();
    seen = changed;
  }
  watcher.disconnect();
  // A key may change nothing that is shown.
  return { in_page: (changed ?? start) - start, painted: (shown ?? start) - start };
}

const all = [];
for (let n = 0; n < times; n += 1) {
  await typed(query.slice(0, -1));
  all.push(await typed(query));
}
return { in_page: all.map((one) => one.in_page), painted: all.map((one) => one.painted) };
