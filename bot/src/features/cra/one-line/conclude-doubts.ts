import type { Commune } from '../../territory/index.ts';
import { askAbout, type Conclusion } from './conclusion.ts';
import { sayings, type Mention } from './mention.ts';
import type { Ask } from './result.ts';

const mostProposals = 10;

/** The adviser's département first, then the most inhabited. */
function nearestFirst(communes: readonly Commune[], departement: string): string[] {
  const distance = (commune: Commune) => Number(commune.departement !== departement);
  return communes
    .toSorted((a, b) => distance(a) - distance(b) || b.population - a.population)
    .slice(0, mostProposals)
    .map(({ insee }) => insee);
}

/** A word near names of communes, and perhaps near a word of the tables too. */
function askMisspelt(mentions: readonly Mention[], departement: string): Ask[] {
  return sayings(mentions, 'misspelt').map(({ communes, codes, received }) => {
    const insee = nearestFirst(communes, departement);
    if (codes.length === 0) {
      const ask = askAbout('commune', 'unknown-commune', { received, candidates: insee });
      return { ...ask, includes: insee.slice(0, 1) };
    }
    const named = insee.map((code) => `commune:${code}`);
    const ask = askAbout(null, 'which-meaning', { received, candidates: [...named, ...codes] });
    return { ...ask, includes: [...named.slice(0, 1), ...codes] };
  });
}

/** A word with two meanings: the field itself is asked. */
function askMeaning(mentions: readonly Mention[]): Ask[] {
  return sayings(mentions, 'word').flatMap(({ meaning, received }) =>
    meaning.field === 'doubt'
      ? [askAbout(null, 'which-meaning', { received, candidates: meaning.candidates })]
      : organismAlone(meaning, received),
  );
}

/** An organism alone is what was done there, or where the person was sent. */
function organismAlone(
  meaning: { readonly field: string; readonly code?: string },
  received: string,
): Ask[] {
  if (meaning.field !== 'orientations') return [];
  const candidates = ['themes:demarches', `orientations:${meaning.code ?? ''}`];
  return [askAbout(null, 'which-meaning', { received, candidates })];
}

export function concludeDoubts(mentions: readonly Mention[], departement: string): Conclusion {
  const noUnit = sayings(mentions, 'number').map(({ received }) =>
    askAbout(null, 'no-unit', { received }),
  );
  return {
    ask: [...noUnit, ...askMeaning(mentions), ...askMisspelt(mentions, departement)],
    unknown: sayings(mentions, 'unknown').map(({ received }) => received),
  };
}
