// Lists what a thumb or an eye has trouble with. The argument is the smallest side of a target in CSS pixels.
const [smallest] = arguments;
const troubles = [];
const root = document.documentElement;
const shown = (element) =>
  element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !element.closest("[inert]");
const called = (element) =>
  `${element.localName} "${(element.ariaLabel || element.textContent || element.labels?.[0]?.textContent || "").trim().slice(0, 40)}"`;

const width = Math.max(root.scrollWidth, document.body.scrollWidth);
if (width > root.clientWidth) {
  const all = [...document.querySelectorAll("body *")];
  const beyond = all.filter((e) => e.getBoundingClientRect().right > root.clientWidth + 1);
  // Or what something holds is wider than itself, and is seen.
  const wide = beyond.length ? beyond : all.filter((e) => e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 1);
  troubles.push({ what: `the page is too wide: ${wide.slice(0, 5).map(called).join(", ")}`, size: `${width} over ${root.clientWidth}` });
}

// The label of a control is part of its target, and so a control that is drawn by its label may be tiny.
function target(element) {
  const boxes = [element, ...(element.labels || [])].map((part) => part.getBoundingClientRect());
  return {
    width: Math.max(...boxes.map((box) => box.width)),
    height: Math.max(...boxes.map((box) => box.height)),
  };
}

const inText = (link) => link.localName === "a" && getComputedStyle(link).display === "inline" && !!link.closest("p");
for (const element of document.querySelectorAll("a[href], button, summary, select, input, textarea, [role=button]")) {
  if (!shown(element) || inText(element)) continue;
  const { width, height } = target(element);
  // Half a pixel is rounding, not a smaller target.
  if (width < smallest - 0.5 || height < smallest - 0.5)
    troubles.push({ what: `${called(element)} is too small`, size: `${width.toFixed(1)} by ${height.toFixed(1)}` });
}

// What is touched stands 8 px apart, so that a thumb hits one of two. Rows of a list, those of a table and the zones of
// a screen that is all zones are told apart by a hairline; what lies under something that sticks is scrolled clear of it.
const APART = 8;
const modal = document.querySelector(":modal");
const boxes = [...document.querySelectorAll("a[href], button, select, textarea, input:not([type=range])")]
  .filter((element) => shown(element) && !inText(element) && (!modal || modal.contains(element)))
  .map((element) => (element.labels?.length && element.matches("[type=radio], [type=checkbox], [type=file]") ? element.labels[0] : element))
  .map((element) => ({ element, box: element.getBoundingClientRect() }));
function layer(element) {
  for (let at = element; at; at = at.parentElement)
    if (["sticky", "fixed"].includes(getComputedStyle(at).position) || at.matches(":modal")) return at;
  return null;
}
const gap = (a, b) =>
  Math.max(a.left - b.right, b.left - a.right, a.top - b.bottom, b.top - a.bottom);
boxes.forEach((one, place) => {
  for (const other of boxes.slice(place + 1)) {
    // Most are far apart: what takes longer to find out comes after.
    const apart = gap(one.box, other.box);
    if (apart >= APART - 0.5 || apart <= -1) continue;
    const rows = [one, other].every(({ element }) => element.closest(".row, .beside, .counts, .eyes-free"));
    const layers = layer(one.element) !== layer(other.element);
    const nested = one.element.contains(other.element) || other.element.contains(one.element);
    if (!rows && !layers && !nested)
      troubles.push({ what: `${called(one.element)} is too near to ${called(other.element)}`, size: `${apart.toFixed(1)} px` });
  }
});

for (const element of document.querySelectorAll("input:not([type=radio], [type=checkbox], [type=file]), select, textarea")) {
  const size = parseFloat(getComputedStyle(element).fontSize);
  if (shown(element) && size < 16) troubles.push({ what: `${called(element)} makes a phone zoom in`, size: `${size} px` });
}
return troubles;
