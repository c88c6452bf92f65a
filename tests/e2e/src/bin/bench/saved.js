// Taps the pad and waits until the page says that the moment is on disk, again and again. The argument is how
// many times; answers with the times.
const [taps] = arguments;
// The list of moments comes with the first one.
const last = () => document.querySelector("[aria-label=Moments]")?.lastElementChild;
// The same key once more so soon is taken for one tap.
const KEYS = ["Open question", "Data dump"];
const key = (n) => [...document.querySelectorAll("button")].find((one) => one.textContent.includes(KEYS[n % KEYS.length]));
const pause = (ms) => new Promise((done) => setTimeout(done, ms));
const times = [];
for (let n = 0; n < taps; n += 1) {
  const before = last();
  const start = performance.now();
  key(n).click();
  for (;;) {
    const newest = last();
    if (newest !== before && newest?.dataset.saved === "true") break;
    await pause(0);
  }
  times.push(performance.now() - start);
  await pause(250);
}
return times;
