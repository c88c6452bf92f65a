// Starts the app, and says so in plain words when it can't be started.
//
// The build writes the names of the app's module and its WebAssembly into the
// script element. The page is painted without the app's style sheet, which is
// only fetched ahead; the app waits for it, so that it never shows itself bare.
// The app announces itself by `data-started` on the root element; until then
// every failure, and a silence that is too long, shows the "could not start"
// block of index.html.

const PATIENCE_MS = 20_000;

// A host that sends no headers keeps nobody from framing the page.
if (window.top !== window) throw new Error("Curbside doesn't open inside another page");

const root = document.documentElement;
const names = document.querySelector("script[data-js]").dataset;
const block = document.getElementById("could-not-start");

const outOfPatience = setTimeout(showCouldNotStart, PATIENCE_MS);
addEventListener("error", showCouldNotStart);
addEventListener("unhandledrejection", showCouldNotStart);
new MutationObserver(settle).observe(root, { attributeFilter: ["data-started"] });

try {
  const style = styled();
  // Compiled while the glue and the style are on their way.
  const wasm = compiled(names.wasm);
  const app = await import(fromPage(names.js));
  await style;
  await app.default({ module_or_path: await wasm });
} catch (error) {
  showCouldNotStart();
  throw error;
}

function fromPage(name) {
  return new URL(name, document.baseURI);
}

// A host that calls it something else than WebAssembly is forgiven.
async function compiled(name) {
  const answer = await fetch(fromPage(name));
  const isNamed = answer.headers.get("Content-Type") === "application/wasm";
  return isNamed ? WebAssembly.compileStreaming(answer) : WebAssembly.compile(await answer.arrayBuffer());
}

// Without its style sheet the app is ugly, and better than none. A development
// build has its sheets in the page.
function styled() {
  const ahead = document.querySelector("link[rel=preload][as=style]");
  if (!ahead) return undefined;
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.integrity = ahead.integrity;
  style.href = ahead.href;
  return new Promise((done) => {
    style.onload = style.onerror = done;
    ahead.after(style);
  });
}

function showCouldNotStart() {
  if ("started" in root.dataset || !block.hidden) return;
  // The app's own style sheet may be what failed.
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = fromPage("rescue.css");
  document.head.append(style);
  block.hidden = false;
}

// A slow start may still succeed after the block was shown. From here on
// errors are the app's own to report.
function settle() {
  clearTimeout(outOfPatience);
  removeEventListener("error", showCouldNotStart);
  removeEventListener("unhandledrejection", showCouldNotStart);
  block.hidden = true;
}
