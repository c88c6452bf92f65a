// Pastes a text into what a selector finds. Answers whether the app took it.
const [text, selector] = arguments;
const data = new DataTransfer();
data.setData("text/plain", text);
const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
// Not every browser lets a made-up event have a clipboard.
if (!event.clipboardData?.types.length) Object.defineProperty(event, "clipboardData", { value: data });
return !document.querySelector(selector).dispatchEvent(event);
