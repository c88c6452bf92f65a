// Types each of the texts into every field of the screen, as a clipboard would, and answers with how many fields there
// are and with what made the page another than one of letters does. The fields are left as they were.
const texts = arguments[0];
const fields = [...document.querySelectorAll("textarea, input")].filter((one) =>
  ["textarea", "text", "search", "password"].includes(one.type));
const before = fields.map((one) => one.value);
const harmless = (text) => text.replace(/[^\p{L}\p{N}\s]/gu, "、");

function put(texts) {
  fields.forEach((one, n) => {
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(one), "value").set.call(one, texts[n]);
    one.dispatchEvent(new InputEvent("input", { bubbles: true }));
    one.dispatchEvent(new Event("change", { bubbles: true }));
  });
}

async function shown(text, ms) {
  put(fields.map(() => text));
  await pause(ms);
  return kinds();
}

// A text that makes another page is tried once more beside its like in letters, with patience.
const makesAnother = async (text) => (await shown(harmless(text), 300)) !== (await shown(text, 300));

const faults = [];
if (fields.length) {
  const expected = await shown(harmless(texts[0]), 100);
  for (const text of texts) {
    if ((await shown(text, 0)) !== expected && (await makesAnother(text))) faults.push(`${text} makes another page`);
  }
  await still(2);
  faults.push(...alive());
  put(before);
  await still(2);
}
return [fields.length, faults];
