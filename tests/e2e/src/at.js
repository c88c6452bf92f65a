// Whether what has the focus is of a role and a name. Stands after the finder, as `find`.
const found = find.apply(null, arguments);
return found.some(({ element }) => element === document.activeElement);
