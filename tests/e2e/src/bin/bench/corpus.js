// Reads the notebook of this origin and makes one document of each call, with the texts that the app looks in.
const FIELDS = new Set(
  "account objective contribution note next_step said would_say felt went_well supposed keep work_on action_step word".split(" "),
);
const here = async (name) => (await all(name)).filter((row) => row.body);
const read = (row) => JSON.parse(row.body);
// A note is a text, or a text with who may read it.
const words = (value) => (typeof value === "string" ? [value] : Object.values(value ?? {}).filter((one) => typeof one === "string"));
function texts(value) {
  if (Array.isArray(value)) return value.flatMap(texts);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => (FIELDS.has(name) ? words(part) : texts(part)));
}
// Behaviours are words to the app; here their keys are, which say the same.
const moment = (row) => {
  const { what, ...rest } = read(row);
  return [...words(what).map((key) => key.replaceAll("-", " ")), ...texts(rest)];
};
const reps = new Map((await here("reps")).map((row) => [row.id, read(row).name]));
const calls = await here("calls");
const moments = Map.groupBy([...(await here("moments")), ...calls.flatMap(within)], (row) => row.call);
window.documents = calls.map((row) => {
  const call = read(row);
  const own = (moments.get(row.id) ?? []).flatMap(moment);
  return { id: row.id, text: [reps.get(call.rep), ...texts(call), ...own].join("\n") };
});
opened.close();
return window.documents.length;
