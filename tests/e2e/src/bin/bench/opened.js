// Goes to an address and waits until its heading and its rope have been painted.
// The arguments are the fragment of the address and the heading.
const [fragment, title] = arguments;
const isThere = () =>
  document.querySelector(".screen h1")?.textContent === title && document.querySelector("figure svg path") !== null;
const start = performance.now();
await new Promise((resolve) => {
  const look = () => (isThere() ? requestAnimationFrame(() => setTimeout(resolve)) : setTimeout(look, 1));
  location.hash = fragment;
  // The screen that is left may have the same heading: it is gone in the next task.
  setTimeout(look);
});
return performance.now() - start;
