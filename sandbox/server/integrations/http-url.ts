/** Whether a text is an absolute address of `http` or `https`, with a host. */
export function isHttpUrl(text: string): boolean {
  if (!/^https?:\/\/[^/?#]/.test(text)) return false;
  return !/[\s\u0000-\u001f\u007f]/.test(text) && URL.canParse(text); // eslint-disable-line no-control-regex -- control characters are what is looked for
}
