// Asks MiniSearch for a query, again and again, and answers with the times. The arguments are the query and how
// many times.
const [query, times] = arguments;
const all = [];
for (let n = 0; n < times; n += 1) {
  const start = performance.now();
  window.mini.search(query);
  all.push(performance.now() - start);
}
return all;
