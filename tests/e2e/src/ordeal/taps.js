// Taps keys of the pad as a plan says, and keeps which of its moments the page has shown as saved.
// The argument is the plan: a list of [name of a key, pause before it in milliseconds].
const [plan] = arguments;
const list = document.querySelector("ol[aria-label=Moments]");
const buttons = [...document.querySelectorAll("button")];
const keys = plan.map(([name]) => buttons.find((button) => button.textContent.includes(name)));

const seen = { taps: 0, saved: [] };
window.ordeal = seen;

// A line is one moment, and stays one for as long as it is on the tape.
const unsaved = new Map();
let lines = 0;
new MutationObserver((changes) => {
  for (const { addedNodes } of changes)
    for (const line of addedNodes) if (line.localName === "li") unsaved.set(line, lines++);
  for (const [line, place] of unsaved)
    if (line.dataset.saved === "true") {
      seen.saved.push(place);
      unsaved.delete(line);
    }
}).observe(list, { childList: true, subtree: true, attributeFilter: ["data-saved"] });

const tap = () => {
  keys[seen.taps].click();
  seen.taps += 1;
  if (seen.taps < plan.length) setTimeout(tap, plan[seen.taps][1]);
};
setTimeout(tap, plan[0][1]);
return null;
