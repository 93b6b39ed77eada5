import { defaultForm } from '../form.ts';
import { askAbout, joinReceived, type Conclusion } from './conclusion.ts';
import type { FoundFields } from './result.ts';
import type { LineTexts } from './texts.ts';

const { titre: longestTitle, notes: longestNotes, tags: mostTags } = defaultForm.limits;

function concludeTitle(quoted: readonly string[]): Conclusion {
  const titles = [...new Set(quoted)];
  const [titre] = titles;
  if (titre === undefined) return {};
  if (titles.length > 1) {
    const received = titles.join(' ');
    return { ask: [askAbout('titre', 'two-values', { received, candidates: titles })] };
  }
  return titre.length <= longestTitle
    ? { found: { titre } }
    : { ask: [askAbout('titre', 'out-of-range', { received: titre })] };
}

function concludeNotes(lines: readonly string[]): Conclusion {
  const notes = lines.join('\n');
  if (notes === '') return {};
  return notes.length <= longestNotes
    ? { found: { notes } }
    : { ask: [askAbout('notes', 'out-of-range', { received: notes })] };
}

function concludeTags(tags: readonly string[]): Conclusion {
  if (tags.length === 0) return {};
  if (tags.length <= mostTags) return { found: { tags: [...tags] } };
  const received = joinReceived(tags.map((name) => ({ received: `#${name}` })));
  return { ask: [askAbout('tags', 'out-of-range', { received, candidates: tags })] };
}

/** What is between quotes is the title of a workshop; for another activity it goes to the notes. */
export function concludeTexts(
  { quoted, notes, tags }: LineTexts,
  activite: FoundFields['activite'],
): readonly Conclusion[] {
  const hasTitle = activite === undefined || activite === 'collectif';
  const noteLines = [...(hasTitle ? [] : quoted), ...(notes === undefined ? [] : [notes])];
  return [hasTitle ? concludeTitle(quoted) : {}, concludeNotes(noteLines), concludeTags(tags)];
}
