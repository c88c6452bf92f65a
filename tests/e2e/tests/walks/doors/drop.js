// Drops files, each a name and a text, on the page. Answers whether the browser is kept from showing them itself.
const data = new DataTransfer();
for (const [name, text] of arguments[0]) data.items.add(new File([text], name, { type: "text/plain" }));
const event = (name) => new DragEvent(name, { dataTransfer: data, bubbles: true, cancelable: true });
const target = document.querySelector("main");
target.dispatchEvent(event("dragover"));
if (!document.documentElement.hasAttribute("data-dragged-over")) return false;
const taken = !target.dispatchEvent(event("drop"));
return taken && !document.documentElement.hasAttribute("data-dragged-over");
