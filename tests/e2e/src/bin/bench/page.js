// Goes to an address and waits until its heading is there and nothing changes on the page any more. Answers
// with the time until the last change was painted. The arguments are the fragment and the heading.
const [fragment, title] = arguments;
let changes = 0;
const watcher = new MutationObserver(() => (changes += 1));
watcher.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
const start = performance.now();
let time;
location.hash = fragment;
for (let quiet = 0; quiet < 3; ) {
  const before = changes;
  await painted();
  const isThere = document.querySelector(".screen h1")?.textContent === title;
  if (changes > before || time === undefined) time = performance.now() - start;
  quiet = isThere && changes === before ? quiet + 1 : 0;
  if (performance.now() - start > 50_000) throw new Error(`${title} never opened`);
}
watcher.disconnect();
return time;
