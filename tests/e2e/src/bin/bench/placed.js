// Whether the notebook says of itself that all of its calls are in the indexes.
const row = await asked(store("about").get("placed"));
opened.close();
return row !== undefined;
