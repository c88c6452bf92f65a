// Finds what a person sees or a screen reader says: by role and accessible name.
// Runs as the body of a function with the arguments role, name and "exactly" or "starts"; without a
// role it lists everything that has one. With "to touch" as a fourth it scrolls the first that is enabled clear of what
// stands at the foot of the screen, as a person does.
const [role, name, how, purpose] = arguments;

const ROLES = [
  ["a[href]", "link"],
  ["button, summary, input[type=button], input[type=submit]", "button"],
  ["h1, h2, h3, h4, h5, h6", "heading"],
  ["input[type=radio]", "radio"],
  ["input[type=checkbox]", "checkbox"],
  ["input[type=file]", "file"],
  ["input[type=number]", "spinbutton"],
  ["input[type=range]", "slider"],
  ["input[type=date]", "date"],
  ["input:not([type]), input[type=text], input[type=search], textarea", "textbox"],
  ["select", "combobox"],
  ["ul, ol", "list"],
  ["li", "listitem"],
  ["fieldset", "group"],
  ["dialog", "dialog"],
  ["nav", "navigation"],
  ["main", "main"],
  ["output", "status"],
];
const NAMED_BY_CONTENT = ["link", "button", "heading", "radio", "checkbox", "listitem", "alert", "status", "timer"];

const fold = (text) => (text || "").replace(/\s+/g, " ").trim();

const roleOf = (element) =>
  element.getAttribute("role") || (ROLES.find(([selector]) => element.matches(selector)) || [])[1];

const perceptible = (element) =>
  !element.closest("[aria-hidden=true], [inert]") && element.checkVisibility({ visibilityProperty: true });

// The words inside an element, as they are read out: without what is hidden, with the names of images.
function words(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  if (node.nodeType !== Node.ELEMENT_NODE) return "";
  if (node.getAttribute("aria-hidden") === "true") return "";
  if (node.matches("script, style, input, select, textarea")) return "";
  if (node.ariaLabel) return ` ${node.ariaLabel} `;
  if (node.matches("img")) return ` ${node.alt} `;
  if (node.matches("svg")) return ` ${node.querySelector("title")?.textContent || ""} `;
  const style = getComputedStyle(node);
  if (style.display === "none" || style.visibility === "hidden") return "";
  const inside = [...node.childNodes].map(words).join("");
  return style.display.startsWith("inline") ? inside : ` ${inside} `;
}

function nameOf(element, role) {
  const references = (element.getAttribute("aria-labelledby") || "").split(/\s+/).filter(Boolean);
  const named = references.map((id) => document.getElementById(id)).filter(Boolean);
  if (named.length) return named.map((other) => fold(other.ariaLabel || other.textContent)).join(" ");
  const legend = element.matches("fieldset") && element.querySelector("legend");
  const labels = [...(element.labels || [])];
  return (
    fold(element.getAttribute("aria-label")) ||
    fold(labels.map(words).join(" ")) ||
    (legend && fold(words(legend))) ||
    (element.matches("input[type=button], input[type=submit]") && fold(element.value)) ||
    (NAMED_BY_CONTENT.includes(role) && fold(words(element))) ||
    fold(element.title) ||
    fold(element.placeholder)
  );
}

// A control that is drawn by its label takes the tap there.
function touched(element) {
  const box = element.getBoundingClientRect();
  const drawn = box.width > 4 && box.height > 4 && getComputedStyle(element).opacity !== "0";
  return drawn || !element.labels?.length ? element : element.labels[0];
}

function listOf(element) {
  const list = element.closest("ul, ol, [role=list]");
  return list ? nameOf(list, "list") : "";
}

const selectors = ROLES.filter(([, own]) => own === role).map(([selector]) => selector);
const candidates = role ? [`[role="${role}"]`, ...selectors].join(", ") : "*";

// Names are made last: they take the longest.
const described = [...document.querySelectorAll(candidates)]
  .map((element) => ({ element, role: roleOf(element) }))
  .filter((one) => (role ? one.role === role : one.role))
  .filter(({ element }) => perceptible(element) || (element.matches("input") && element.labels?.[0] && perceptible(element.labels[0])))
  .map(({ element, role }) => ({ element, role, name: nameOf(element, role) }));

if (!role) return described.map((one) => ({ role: one.role, name: one.name }));

const wanted = fold(name);
const found = described
  .filter((one) => (how === "starts" ? one.name.startsWith(wanted) : one.name === wanted))
  .map(({ element, name }) => ({
    element,
    touch: touched(element),
    name,
    words: fold(words(element)) || element.value || "",
    enabled: !element.matches(":disabled") && element.getAttribute("aria-disabled") !== "true",
    chosen: element.checked === true || ["aria-checked", "aria-pressed"].some((state) => element.getAttribute(state) === "true"),
    saved: element.dataset.saved === "true",
    list: listOf(element),
  }));
if (purpose === "to touch") found.find((one) => one.enabled)?.touch.scrollIntoView({ block: "center" });
return found;
