// A file in the page, what the browser's own JSON takes for it, and a look at every frame while something is done.
window.parts = [];

window.bare = () => {
  window.text = window.parts.splice(0).join("");
  const middle = (run) => {
    const times = [0, 1, 2].map(() => {
      const start = performance.now();
      run();
      return performance.now() - start;
    });
    return times.sort((one, other) => one - other)[1];
  };
  let parsed;
  const parse = middle(() => (parsed = JSON.parse(window.text)));
  return [parse, middle(() => JSON.stringify(parsed))];
};

// Picks the file, or presses the button of a name; `window.watched` has what it took until the page says something.
window.watchUntil = async (what, says) => {
  window.watched = null;
  // A frame that was begun before a long script comes after it, and says that it was in time: the clock doesn't.
  const frame = () => new Promise((resolve) => requestAnimationFrame(() => resolve(performance.now())));
  const act = what === "picked" ? pick() : press(what);
  let before = await frame();
  let longest = 0;
  const start = performance.now();
  act();
  do {
    const now = await frame();
    longest = Math.max(longest, now - before);
    before = now;
  } while (!document.body.textContent.includes(says));
  window.watched = { took: performance.now() - start, longest };
};

function pick() {
  const input = document.querySelector("input[type=file]");
  const files = new DataTransfer();
  files.items.add(new File([window.text], "notes.json", { type: "application/json" }));
  window.text = null;
  input.files = files.files;
  return () => input.dispatchEvent(new Event("change", { bubbles: true }));
}

function press(name) {
  const button = [...document.querySelectorAll("button")].find((one) => one.textContent === name);
  return () => button.click();
}
