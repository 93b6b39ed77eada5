import type { Statut, TrancheAge } from '@coop/contract/cra';

import { themeOf } from '../form.ts';
import { oneValue, askAbout, joinReceived, type Conclusion } from './conclusion.ts';
import type { Meaning } from './form-words.ts';
import { sayings, type Mention } from './mention.ts';

type Said<C extends string> = { code: C; n: number | undefined; received: string };

/** The codes that a choice takes from what was said, in the order of the line. */
function codesSaid<C extends string>(
  mentions: readonly Mention[],
  choose: (meaning: Meaning) => C | undefined,
): Said<C>[] {
  return sayings(mentions, 'word').flatMap(({ meaning, n, received }) => {
    const code = choose(meaning);
    return code === undefined ? [] : [{ code, n, received }];
  });
}

export function agesSaid(mentions: readonly Mention[]): Said<TrancheAge>[] {
  return codesSaid(mentions, (said) => (said.field === 'ages' ? said.code : undefined));
}

export function statusesSaid(mentions: readonly Mention[]): Said<Statut>[] {
  return codesSaid(mentions, (said) => (said.field === 'statuts' ? said.code : undefined));
}

const asValue = <C extends string>({ code, received }: { code: C; received: string }) => ({
  value: { value: code },
  received,
});

export function concludeActivity(mentions: readonly Mention[]): Conclusion {
  const said = codesSaid(mentions, (word) => (word.field === 'activite' ? word.code : undefined));
  const { value, ask } = oneValue('activite', said.map(asValue));
  return { ...(value && { found: { activite: value } }), ...(ask && { ask }) };
}

export function concludeChannel(mentions: readonly Mention[]): Conclusion {
  const said = codesSaid(mentions, (word) => (word.field === 'canal' ? word.code : undefined));
  const { value, ask } = oneValue('canal', said.map(asValue));
  return { ...(value && { found: { canal: value } }), ...(ask && { ask }) };
}

/** Themes in the order of the line; a sub-theme brings its theme. */
export function concludeThemes(mentions: readonly Mention[]): Conclusion {
  const meanings = sayings(mentions, 'word').map(({ meaning }) => meaning);
  const subThemes = meanings.flatMap((said) => (said.field === 'sousThemes' ? [said.code] : []));
  const themes = meanings.flatMap((said) => {
    if (said.field === 'sousThemes') return [themeOf(said.code)];
    return said.field === 'themes' ? [said.code] : [];
  });
  return {
    found: {
      ...(themes.length > 0 && { themes: [...new Set(themes)] }),
      ...(subThemes.length > 0 && { sousThemes: [...new Set(subThemes)] }),
    },
  };
}

/** `sans matériel` excludes the others. */
export function concludeEquipment(mentions: readonly Mention[]): Conclusion {
  const items = codesSaid(mentions, (word) => (word.field === 'materiel' ? word.code : undefined));
  const codes = [...new Set(items.map(({ code }) => code))];
  if (codes.length === 0) return {};
  if (codes.length === 1 || !codes.includes('aucun')) return { found: { materiel: codes } };
  const received = joinReceived(items);
  return { ask: [askAbout('materiel', 'two-values', { received, candidates: codes })] };
}
