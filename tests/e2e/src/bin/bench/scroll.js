// Scrolls by a screen a frame for some seconds, and keeps the time between frames.
const TIME_MS = 15_000;
const frame = () => new Promise((done) => requestAnimationFrame(done));
const isAtEnd = () => scrollY + innerHeight >= document.documentElement.scrollHeight - 1;
const gaps = [];
await frame();
let last = await frame();
const end = last + TIME_MS;
while (last < end && !isAtEnd()) {
  scrollBy({ top: innerHeight, behavior: "instant" });
  const now = await frame();
  gaps.push(now - last);
  last = now;
}
return { gaps, is_at_end: isAtEnd() };
