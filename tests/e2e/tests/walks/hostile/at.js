// What the walks over hostile writing ask a page: which elements it has, and whether anything ran. It is put before
// the script that asks.
const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

// Resolves when nothing has changed for some frames.
async function still(frames) {
  let changed = true;
  const watcher = new MutationObserver(() => (changed = true));
  watcher.observe(document.documentElement, { subtree: true, childList: true, attributes: true, characterData: true });
  for (let quiet = 0; quiet < frames; quiet += 1) {
    if (changed) quiet = 0;
    changed = false;
    await frame();
  }
  watcher.disconnect();
}

// Each kind of element with its attributes, and how many there are.
function elements() {
  const counted = {};
  for (const one of document.querySelectorAll("*")) {
    const kind = `${one.tagName} ${one.getAttributeNames().sort().join(" ")}`;
    counted[kind] = (counted[kind] ?? 0) + 1;
  }
  return counted;
}

const kinds = () => JSON.stringify(Object.entries(elements()).sort());

// What must not be, whatever a page like it has: something that ran, or could, or leads elsewhere.
function alive() {
  const found = window.__hit === undefined ? [] : ["a script ran"];
  for (const one of document.querySelectorAll("*")) {
    for (const { name, value } of one.attributes) {
      const leads = ["href", "src", "action", "formaction", "data", "xlink:href"].includes(name);
      const elsewhere = leads && new URL(value, location.href).origin !== location.origin;
      if (name.startsWith("on") || name === "srcdoc" || elsewhere) found.push(one.outerHTML.slice(0, 200));
    }
  }
  return found;
}

const seen = () => ({ elements: elements(), alive: alive(), headings: [...document.querySelectorAll("h1, h2")].map((one) => one.textContent) });
