// Types into a field as a plan says, and counts the pieces that are typed. The arguments are the
// field's label and the plan: a list of [piece of text, pause before it in milliseconds].
const [label, plan] = arguments;
const named = [...document.querySelectorAll("label")].find((one) => one.textContent.trim() === label);
const field = named.querySelector("textarea");
const seen = { typed: 0 };
window.ordeal = seen;

const type = () => {
  field.value += plan[seen.typed][0];
  field.dispatchEvent(new Event("input", { bubbles: true }));
  seen.typed += 1;
  if (seen.typed < plan.length) setTimeout(type, plan[seen.typed][1]);
};
setTimeout(type, plan[0][1]);
return null;
