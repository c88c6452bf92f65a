// Curbside's service worker: the app starts with no signal, and only whole.
//
// The build puts one line before this one, `const RELEASE = {version, files}`,
// with the SHA-256 of every file of the release. A version is installed when
// all of its files are here and verified, or not at all; it serves its own
// files only, and gives way to a newer one only when the person agrees. The
// notes are in IndexedDB and are never touched from here.
//
// Start reading at the four listeners.

const FAMILY = "curbside-";
const CACHE = FAMILY + RELEASE.version;
const HOME = address("./");
const SHARE = address("./share");

// index.html and _headers state the same; frame-ancestors works in headers only.
const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'";

const HEADERS = {
  "Content-Security-Policy": `${POLICY}; frame-ancestors 'none'`,
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy":
    "accelerometer=(), bluetooth=(), browsing-topics=(), camera=(), clipboard-read=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), idle-detection=(), local-fonts=(), magnetometer=(), microphone=(), midi=(), payment=(), serial=(), storage-access=(), usb=(), xr-spatial-tracking=(), screen-wake-lock=(self)",
};

// Told by the name, so that a host that guesses types wrongly does no harm.
const TYPES = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  json: "application/json",
  webmanifest: "application/manifest+json",
  wasm: "application/wasm",
  svg: "image/svg+xml",
  png: "image/png",
};

// Screenshots are shown by the browser when it offers to install; kept on the
// phone they would only cost data.
const NAMES = Object.keys(RELEASE.files).filter((name) => !name.startsWith("screenshots/"));
const NAME_AT = new Map(NAMES.map((name) => [new URL(address(name)).pathname, name]));

// They stand alone, so they may come from the network as they are: the way out
// of a broken version must not depend on that version being whole.
const WAY_OUT = ["rescue.html", "rescue.js", "rescue.css"];

self.addEventListener("install", (event) => event.waitUntil(install()));

// No clients.claim(): a page that came from the network is not handed to a
// worker that may be of another version. It is served from its next start on,
// which is as early as it can need it.
self.addEventListener("activate", (event) => event.waitUntil(deleteOlderVersions()));

self.addEventListener("fetch", (event) => {
  const name = fileFor(event.request);
  if (event.request.method === "POST" && event.request.url === SHARE) event.respondWith(takeShared(event.request));
  else if (name !== undefined) event.respondWith(answer(name, event.request));
  // The routes are in the fragment, so any other page is a mistyped address.
  else if (event.request.mode === "navigate") event.respondWith(toTheStart());
});

self.addEventListener("message", (event) => {
  if (event.data?.type === "use-new-version") event.waitUntil(self.skipWaiting());
  if (event.data?.type === "shared") event.ports[0]?.postMessage(shared.splice(0));
});

// What a phone shared to the app, until the app has started and asks for it. It is
// in memory alone: notes that are not sealed have no business on the disk.
const shared = [];

async function takeShared(request) {
  try {
    const form = await request.formData();
    // A form whose field was left empty has a file without a name.
    shared.splice(0, shared.length, ...form.getAll("file").filter((one) => one instanceof File && one.name));
  } catch (error) {
    console.error("what was shared could not be read", error);
  }
  // The app says so if there is nothing.
  return withHeaders(null, 303, { Location: `${HOME}#/import/shared` });
}

// All or nothing: nothing is written before every file is here and verified.
async function install() {
  const files = await Promise.all(NAMES.map(async (name) => [name, await verifiedFile(name)]));
  // When an older version is put back on the server, its cache may be the one
  // that the active worker serves from. Then it holds the same bytes and stays.
  const inUse = await caches.has(CACHE);
  try {
    const cache = await caches.open(CACHE);
    await Promise.all(files.map(([name, bytes]) => cache.put(address(name), response(name, bytes))));
  } catch (error) {
    if (!inUse) await caches.delete(CACHE);
    throw error;
  }
}

async function verifiedFile(name) {
  return (await keptByAnOlderVersion(name)) ?? fetchVerified(name);
}

// A file that didn't change costs no data.
async function keptByAnOlderVersion(name) {
  for (const cacheName of await familyCaches()) {
    const kept = await caches.match(address(name), { cacheName });
    const bytes = await kept?.arrayBuffer();
    if (bytes && (await sha256(bytes)) === RELEASE.files[name]) return bytes;
  }
  return undefined;
}

// What the first visit has just loaded is not loaded once more if the server says
// that it is still the same; whatever is amiss with that, the server is asked afresh.
async function fetchVerified(name) {
  for (const cache of ["no-cache", "reload"]) {
    const answered = await fetch(address(name), { cache });
    if (!answered.ok) throw new Error(`${name}: the server answered ${answered.status}`);
    const bytes = await answered.arrayBuffer();
    if ((await sha256(bytes)) === RELEASE.files[name]) return bytes;
  }
  throw new Error(`${name}: what the server sent is not the file of version ${RELEASE.version}`);
}

async function deleteOlderVersions() {
  const names = await familyCaches();
  // A version that is being installed already has its cache among them; the
  // next activation tidies up.
  if (self.registration.installing || self.registration.waiting) return;
  await Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name)));
}

// The file of this release that answers a request: none for another method,
// another origin or another file, which all go to the network untouched.
function fileFor(request) {
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return undefined;
  if (request.mode === "navigate" && url.pathname === new URL(HOME).pathname) return "index.html";
  return NAME_AT.get(url.pathname);
}

async function answer(name, request) {
  try {
    const file = (await kept(name)) ?? response(name, await fetchVerified(name));
    const isStart = name === "index.html" && request.mode === "navigate";
    return isStart ? response(name, afterItsLook(await file.text())) : file;
  } catch (error) {
    console.error(`${name} is not on this phone and could not be fetched whole`, error);
    if (WAY_OUT.includes(name)) return asSent(name, await fetch(request));
    return request.mode === "navigate" ? incompletePage() : Response.error();
  }
}

// Over a line the page is painted without waiting for look.js. Here that is at
// hand, so the page waits, and never flashes in a look that wasn't chosen: at the
// end of its head, where all else has been asked for by then.
function afterItsLook(page) {
  return page.replace(/<script async( [^>]*look\.js[^>]*><\/script>)(.*)(?=<\/head>)/s, "$2<script$1");
}

// A cache that can't be read is no worse than one that was evicted.
async function kept(name) {
  try {
    return await caches.match(address(name), { cacheName: CACHE });
  } catch (error) {
    console.warn(`${name} could not be read from this phone, it is fetched instead`, error);
    return undefined;
  }
}

function incompletePage() {
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Curbside</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="dark light"><link rel="stylesheet" href="${address("rescue.css")}">
<body class="way-out"><main><h1>Part of Curbside is missing</h1>
<p>The browser removed a part of the app, and it could not be fetched whole. The notes are kept
apart from the app and were not touched.</p>
<p>Connect to the internet and open Curbside again. If this comes back, you can get the notes out
as a file, or start afresh with the newest version and keep the notes.</p>
<p><a class="action" href="${HOME}">Try again</a></p>
<p><a class="action quiet" href="${address("rescue.html")}">Get the notes out or start afresh</a></p></main>`;
  return response("incomplete.html", page, 503);
}

// What the host sends, under the headers that it may not send. Where it sends
// the page elsewhere, only the browser may see where.
function asSent(name, sent) {
  return sent.type === "opaqueredirect" ? sent : response(name, sent.body, sent.status);
}

// A redirect that the browser makes would go without the headers.
function toTheStart() {
  return withHeaders(null, 302, { Location: HOME });
}

function response(name, body, status = 200) {
  const type = TYPES[name.slice(name.lastIndexOf(".") + 1)] ?? "application/octet-stream";
  return withHeaders(body, status, { "Content-Type": type });
}

// Every answer of the worker is made here.
function withHeaders(body, status, more) {
  return new Response(body, { status, headers: { ...HEADERS, ...more } });
}

async function familyCaches() {
  return (await caches.keys()).filter((name) => name.startsWith(FAMILY));
}

function address(name) {
  return new URL(name, self.location.href).href;
}

async function sha256(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
