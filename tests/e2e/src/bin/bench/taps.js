// Taps the pad as fast as the page draws what was tapped. The argument is how many taps.
const [taps] = arguments;
const KEYS = ["Open question", "Data dump", "Benefit tied", "Lost control"];
const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
const key = (name) => [...document.querySelectorAll("button")].find((one) => one.textContent.includes(name));
for (let n = 0; n < taps; n += 1) {
  key(KEYS[n % KEYS.length]).click();
  await frame();
}
return null;
