// Opens the list of calls at its top, and waits until it stands.
const pause = (ms) => new Promise((done) => setTimeout(done, ms));
location.hash = "#/reps";
await pause(300);
location.hash = "#/calls";
await pause(1_000);
scrollTo(0, 0);
await pause(500);
return null;
