// Gives the passphrase at the gate. Answers how long it took until Today could be used.
const [passphrase] = arguments;
const field = document.querySelector("input[type=password]");
field.value = passphrase;
field.dispatchEvent(new Event("input", { bubbles: true }));
const unlock = [...document.querySelectorAll("button")].find((one) => one.textContent === "Unlock");
const start = performance.now();
unlock.click();
while (window.usableAt === undefined) await new Promise((done) => setTimeout(done));
return window.usableAt - start;
