// Goes to each address, waits until it is drawn, opens what is folded there, and answers with what was seen. What
// stands after an address is looked for there: what is found so far is told with other words until all calls are read.
const [addresses, frames] = arguments;
const all = [];
for (const address of addresses) {
  const [hash, words] = address.split(" ");
  // Which rows of a list stand in the page is settled some tenths of a second after the last change: later on a busy machine.
  const quiet = words ? 60 : frames;
  location.hash = hash;
  await still(frames);
  if (words) {
    const field = document.querySelector("input[type=search]");
    field.value = words;
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    while (!/ of \d+ calls$/.test(document.querySelector("[role=status].quiet").textContent)) await pause(20);
    await still(quiet);
  }
  const before = seen();
  const folded = document.querySelectorAll('main [aria-expanded="false"], details:not([open]) > summary');
  for (const one of folded) one.click();
  if (folded.length) await still(quiet);
  all.push([address, before, folded.length ? seen() : before]);
}
return all;
