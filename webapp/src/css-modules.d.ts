declare module '*.module.css' {
  const styles: Readonly<Record<string, string>>;
  // eslint-disable-next-line no-restricted-exports -- the form that css-loader gives
  export default styles;
}
