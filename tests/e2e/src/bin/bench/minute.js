// Taps ten times a second for some seconds, as fast as any thumb, and keeps the time between frames.
// The argument is how many seconds.
const [seconds] = arguments;
const KEYS = ["Open question", "Data dump", "Benefit tied", "Lost control"];
const keys = () => KEYS.map((name) => [...document.querySelectorAll("button")].find((key) => key.textContent.includes(name)));
const end = performance.now() + seconds * 1000;
const gaps = [];
let last;
let taps = 0;
await new Promise((resolve) => {
  const timer = setInterval(() => {
    keys()[taps % KEYS.length].click();
    taps += 1;
  }, 100);
  const frame = (now) => {
    if (last !== undefined) gaps.push(now - last);
    last = now;
    if (now < end) return requestAnimationFrame(frame);
    clearInterval(timer);
    resolve();
  };
  requestAnimationFrame(frame);
});
return { taps, gaps };
