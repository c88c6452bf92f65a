// Opens and leaves screens, one after another, each until it is drawn, and ends on Today. The argument is how
// many; answers with how many had a heading.
const [screens] = arguments;
const ALL = ["calls", "reps", "mirror", "settings", "codebook", "trash", "health", "start"];
const pause = (ms) => new Promise((done) => setTimeout(done, ms));
let opened = 0;
for (let n = 0; n < screens; n += 1) {
  location.hash = `#/${ALL[n % ALL.length]}`;
  await pause(150);
  if (document.querySelector("h1")?.textContent) opened += 1;
}
location.hash = "#/";
await pause(500);
return opened;
