// Picks a file under each of the names, and answers with what was seen that isn't so under a name of letters.
const [names, file] = arguments;
const flat = (text) => text.replace(/\s+/g, " ").trim();

// What there is when the file is shown under its name.
async function picked(name) {
  location.hash = "#/settings";
  const field = () => document.querySelector("input[type=file]");
  for (let tries = 0; tries < 100 && !field(); tries += 1) await frame();
  await still(1);
  const input = field();
  const files = new DataTransfer();
  const one = new File([file], name, { type: "application/json" });
  files.items.add(one);
  input.files = files.files;
  input.dispatchEvent(new Event("change", { bubbles: true }));
  for (let tries = 0; tries < 50; tries += 1) {
    await frame();
    if (flat(document.querySelector("main").textContent).includes(flat(one.name))) break;
  }
  await still(1);
  const shown = flat(document.querySelector("main").textContent).includes(flat(one.name));
  return shown ? kinds() : `${one.name} isn't shown`;
}

const expected = await picked("notes.json");
const faults = [];
for (const name of names) {
  const there = await picked(name);
  if (there !== expected) faults.push(`${name}: ${there} and not ${expected}`);
  faults.push(...alive());
}
return faults;
