// Taps the pad and counts the frames until the moment is in one. The argument is how many taps.
const [samples] = arguments;
const KEYS = ["Open question", "Data dump", "Benefit tied", "Lost control"];
const keys = KEYS.map((name) => [...document.querySelectorAll("button")].find((key) => key.textContent.includes(name)));
const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const moments = () => [...document.querySelectorAll("li")];

async function tap(key) {
  const before = new Set(moments());
  const isShown = () => moments().some((item) => !before.has(item));
  await frame();
  // Anywhere between two frames, as a thumb does.
  await pause(Math.random() * 16);
  let script;
  const watcher = new MutationObserver(() => {
    if (script === undefined && isShown()) script = performance.now() - start;
  });
  watcher.observe(document.body, { subtree: true, childList: true });
  const start = performance.now();
  key.click();
  // What is in the page when a frame begins is painted in that frame.
  let frames = 0;
  do {
    await frame();
    frames += 1;
  } while (!isShown() && frames < 60);
  watcher.disconnect();
  return { frames, script: script ?? performance.now() - start };
}

const taps = [];
for (let n = 0; n < samples; n += 1) {
  taps.push(await tap(keys[n % keys.length]));
  await pause(250);
}
return { frames: taps.map((one) => one.frames), script: taps.map((one) => one.script) };
