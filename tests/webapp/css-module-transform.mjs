/** A style sheet in tests: each of its classes under its own name. */
export default {
  process(source) {
    const names = [...source.matchAll(/\.([a-zA-Z][\w-]*)/g)].map(([, name]) => [name, name]);
    return { code: `module.exports = ${JSON.stringify(Object.fromEntries(names))};` };
  },
};
