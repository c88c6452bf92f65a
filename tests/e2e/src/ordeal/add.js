// Adds the file that is previewed, and notes in `window.ordeal` when the thread that writes has it in hand
// and when it answers, in milliseconds since the tap.
const SMALL = 100;
let since;
const passed = () => performance.now() - since;
const seen = { handed: null, answered: null };
window.ordeal = seen;

const { postMessage } = Worker.prototype;
Worker.prototype.postMessage = function (message, ...more) {
  postMessage.call(this, message, ...more);
  if (!Array.isArray(message) || message[1].length < SMALL) return;
  const [number] = message;
  seen.handed ??= passed();
  this.addEventListener("message", ({ data: [answered, error] }) => {
    if (answered === number && error === undefined) seen.answered ??= passed();
  });
};
const add = [...document.querySelectorAll("button")].find((one) => one.textContent === "Add to the notebook");
setTimeout(() => {
  since = performance.now();
  add.click();
});
return null;
