import { textOf } from './source-files.ts';

/**
 * Whether a key is named in the sources: as a literal, or by a template such as `theme.${code}`,
 * whose holes stand for anything.
 */
export function makeIsUsed(sources: readonly string[]): (key: string) => boolean {
  const text = sources.map((file) => withoutComments(textOf(file))).join('\n');
  const literals = new Set([...text.matchAll(/['"]([\w.-]+)['"]/g)].map(([, key]) => key));
  const templates = [...text.matchAll(/`([\w.-]*\$\{[^`{}]*\}[\w.-]*)`/g)]
    .map(([, template = '']) => template)
    .filter((template) => /^[\w.-]*\.\$\{|\}\.[a-zA-Z]\w*$/.test(template))
    .map(patternOf);
  return (key) => literals.has(key) || templates.some((template) => template.test(key));
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(?<=^|\s)\/\/.*/g, '');
}

function patternOf(template: string): RegExp {
  const parts = template.split(/\$\{[^}]*\}/).map((part) => part.replace(/[.]/g, '\\.'));
  return new RegExp(`^${parts.join('[\\w.-]+')}$`);
}
