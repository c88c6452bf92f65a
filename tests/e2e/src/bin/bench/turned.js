// Presses the last button of a name and waits until the page says that it is done. Answers with the seconds,
// the longest time between two frames, how many were over 50 ms, and how often the progress changed.
const [name, done] = arguments;
const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
const buttons = [...document.querySelectorAll("button")].filter((one) => one.textContent === name);
let last = await frame();
const start = last;
let [longest, over, steps, shown] = [0, 0, 0, ""];
buttons.at(-1).click();
while (!document.body.textContent.includes(done)) {
  const now = await frame();
  longest = Math.max(longest, now - last);
  over += now - last > 50;
  last = now;
  const value = document.querySelector("progress")?.value ?? "";
  steps += value !== shown;
  shown = value;
}
return { seconds: (performance.now() - start) / 1000, longest, over, steps };
