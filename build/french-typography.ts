/**
 * Sets the French texts as French is set, in the catalogues: a narrow space that does not break
 * before ; : ! ?, one that does not break inside guillemets, typographic apostrophes in every
 * language. What stands between backquotes is code and is left alone. `npm run format` runs it.
 */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const narrow = '\u202f';
const noBreak = '\u00a0';

export function setFrench(text: string): string {
  return outsideCode(text, (part) =>
    setApostrophes(part)
      .replace(/ (?=[;!?])/g, narrow)
      .replace(/ (?=:(\s|$))/g, narrow)
      .replace(/« /g, `«${noBreak}`)
      .replace(/ »/g, `${noBreak}»`),
  );
}

export function setEnglish(text: string): string {
  return outsideCode(text, setApostrophes);
}

function setApostrophes(text: string): string {
  return text.replace(/(?<=\p{L})'(?=\p{L})/gu, '’');
}

function outsideCode(text: string, set: (part: string) => string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((part) => (part.startsWith('`') ? part : set(part)))
    .join('');
}

function setCatalogues(): void {
  const folders = '{contract/src,bot/src,webapp/src,sandbox/web}/catalogues';
  for (const file of globSync(`${folders}/{fr,en}{.json,/*.json}`, { cwd: root })) {
    const set = /\/fr[./]/.test(file) ? setFrench : setEnglish;
    const before = readFileSync(join(root, file), 'utf8');
    const after = before.replace(/(?<=^ *"[\w.-]+": ")(.*)(?=",?$)/gm, set);
    if (after !== before) writeFileSync(join(root, file), after);
  }
}

if (import.meta.main) setCatalogues();
