// Pastes a text into what a selector finds. Answers whether the app took it.
const [text, selector] = arguments;
const data = new DataTransfer();
data.setData("text/plain", text);
const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
return !document.querySelector(selector).dispatchEvent(event);
