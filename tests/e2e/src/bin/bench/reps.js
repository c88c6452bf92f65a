// The reps of the notebook, each with the number of its calls.
const bodies = (rows) => rows.filter((row) => row.body).map((row) => [row.id, JSON.parse(row.body)]);
const calls = Map.groupBy(bodies(await all("calls")), ([, { rep }]) => rep);
const reps = bodies(await all("reps"));
opened.close();
return reps.map(([id, { name }]) => ({ id, name, calls: calls.get(id)?.length ?? 0 }));
