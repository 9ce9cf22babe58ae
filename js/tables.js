// The names behind the module's numbers.

/** A line a list, its name first, commas between. @param {string} text @returns {import('./glue.js').Tables} */
export function readTables(text) {
  const lines = text.trimEnd().split('\n').map((line) => line.split(','));
  return /** @type {any} The module's lists are those of its types. */ (Object.fromEntries(lines.map(([name, ...items]) => [name, items])));
}
