// Puts the chosen look on the page before it is painted; the app does the same
// later (src/platform/look.rs). The first visit doesn't wait for this, and has no
// choice yet. From then on the worker lets the page wait for it: it is on the phone.

{
  try {
    const look = JSON.parse(localStorage.getItem("curbside.theme"));
    if (look === "dark" || look === "light") document.documentElement.dataset.theme = look;
  } catch (error) {
    console.warn("The chosen look can't be read", error);
  }
}
