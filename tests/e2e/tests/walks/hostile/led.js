// Leads the page to addresses with these texts in them, and answers with what was seen that is not on Today.
const [texts] = arguments;
const faults = [];
location.hash = "#/";
await still(2);
const today = kinds();
// One address for each, by turns: a browser ignores addresses that change too often.
for (const [n, text] of texts.entries()) {
  const address = (n % 2 ? "#" : "#/rep/") + text;
  location.hash = address;
  await frame();
  await frame();
  if (kinds() !== today) faults.push(`${address} is another page`);
  faults.push(...alive());
}
return faults;
