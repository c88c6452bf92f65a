// Presses the last button of a name and looks at every frame until the page says that it is done; then
// `window.turned` has the seconds, the longest time between two frames, how many were over 50 ms, and how often
// the progress changed.
const [name, done] = arguments;
// A frame that was begun before a long script comes after it, and says that it was in time: the clock doesn't.
const frame = () => new Promise((resolve) => requestAnimationFrame(() => resolve(performance.now())));
const last = [...document.querySelectorAll("button")].filter((one) => one.textContent === name).at(-1);
window.turned = null;

async function watch() {
  let before = await frame();
  const start = before;
  let [longest, over, steps, shown] = [0, 0, 0, ""];
  last.click();
  while (!document.body.textContent.includes(done)) {
    const now = await frame();
    longest = Math.max(longest, now - before);
    over += now - before > 50;
    before = now;
    const value = document.querySelector("progress")?.value ?? "";
    steps += value !== shown;
    shown = value;
  }
  window.turned = { seconds: (performance.now() - start) / 1000, longest, over, steps };
}

watch();
return null;
