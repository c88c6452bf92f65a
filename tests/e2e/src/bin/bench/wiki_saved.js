// Adds a note to the wiki and makes the text of its page, as saving does, again and again. The argument is how many
// times; answers with the times.
const [times] = arguments;
const all = [];
for (let n = 0; n < times; n += 1) {
  const start = performance.now();
  $tw.wiki.addTiddler({ title: `A note ${n}`, text: "Open question" });
  const page = $tw.wiki.renderTiddler("text/plain", "$:/core/save/all");
  all.push(performance.now() - start);
  if (!page.includes(`A note ${n}`)) throw new Error("The page has not the note");
}
return all;
