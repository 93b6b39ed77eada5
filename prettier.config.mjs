export default { singleQuote: true, printWidth: 100, tabWidth: 2, semi: true };
