// Makes a notebook of so many calls out of the few that are on the disk: each debriefed call is written
// again and again, with ids of its own, a week earlier each time. The arguments are how many calls there
// shall be, and how many moments of a call go along at most. A script has its time: it answers with the
// calls that are left to be made, and goes on when it is asked again.
const [calls, most] = arguments;
const TIME_MS = 10_000;
const before = (window.multiplied ??= { made: 0, round: 0, base: undefined });
const WEEK_MS = 7 * 86_400_000;
const EARLIEST_MS = 946_684_800_000;
before.base ??= {
  calls: (await all("calls")).filter((row) => row.body?.includes('"debriefed"')),
  moments: Map.groupBy(await all("moments"), (row) => row.call),
};
const { calls: base, moments } = before.base;
const hex = (n, digits) => n.toString(16).padStart(digits, "0");
// Made long ago, as the first part of an id of version 7 says.
const fresh = () => `01000000-0000-7000-8000-${hex((before.made += 1), 12)}`;

function again(call, round) {
  const own = (moments.get(call.id) ?? []).slice(0, most);
  // In its row, if they are there: it stays so.
  const inside = call.moments && JSON.parse(call.moments).filter(([{ here }]) => here).slice(0, most);
  const insides = (inside ?? []).map(([{ here }]) => here[0]);
  const ids = new Map([call, ...own, ...insides].map((row) => [row.id, fresh()]));
  const earlier = (ms) => Math.max(EARLIEST_MS, ms - round * WEEK_MS);
  const rewritten = (text) => {
    for (const [old, id] of ids) text = text.replaceAll(old, id);
    return text.replace(/"(\w+_ms)":(\d{13})/g, (_, name, ms) => `"${name}":${earlier(Number(ms))}`);
  };
  const written = (row) => ({ ...row, id: ids.get(row.id), body: rewritten(row.body) });
  const place = ([rep, ms]) => [rep, earlier(ms)];
  const copy = written(call);
  if (inside) {
    copy.moments = rewritten(JSON.stringify(inside));
    copy.mark = `${call.mark.split("+")[0]}+${new TextEncoder().encode(copy.moments).length}`;
  }
  for (const index of ["rode", "to_try"]) if (call[index]) copy[index] = place(call[index]);
  return [copy, own.map((row) => ({ ...written(row), call: ids.get(call.id) }))];
}

const count = await asked(store("calls").count());
let left = Math.max(0, calls - count);
const end = performance.now() + TIME_MS;
while (left > 0 && performance.now() < end) {
  before.round += 1;
  const transaction = opened.transaction(["calls", "moments"], "readwrite", { durability: "relaxed" });
  const written = new Promise((done, fail) => {
    transaction.oncomplete = done;
    transaction.onabort = () => fail(transaction.error);
  });
  for (const call of base.slice(0, left)) {
    const [copy, own] = again(call, before.round);
    transaction.objectStore("calls").put(copy);
    for (const row of own) transaction.objectStore("moments").put(row);
  }
  await written;
  left = Math.max(0, left - base.length);
}
opened.close();
return left;
