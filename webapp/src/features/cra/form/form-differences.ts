import type { CraForm } from './cra-form.ts';

/** What is compared and chosen as one, in the order of the screen. */
const parts = {
  date: ['date', 'otherDates'],
  canal: ['canal'],
  commune: ['commune'],
  activite: ['activite'],
  participants: ['participants'],
  recurrents: ['recurrents'],
  duree: ['duree'],
  themes: ['themes', 'sousThemes'],
  ages: ['ages'],
  statuts: ['statuts'],
  suites: ['suites', 'orientations'],
  titre: ['titre'],
  materiel: ['materiel'],
  notes: ['notes'],
  tags: ['tags'],
} as const satisfies Readonly<Record<string, readonly (keyof CraForm)[]>>;

export type FormPart = keyof typeof parts;
export type Side = 'mine' | 'theirs';
export type Sides = Readonly<Partial<Record<FormPart, Side>>>;

export interface Difference {
  readonly part: FormPart;
  /** Whoever changed it, when only one did; what was typed here, when both did. */
  readonly suggested: Side;
  /** Changed on both sides, or nobody knows: only the person can say. */
  readonly isDisputed: boolean;
}

export interface TwoForms {
  readonly mine: CraForm;
  readonly theirs: CraForm;
  /** What both began with; absent when it is not known. */
  readonly base?: CraForm | undefined;
}

/** The parts that differ between two versions of a form. */
export function differencesOf({ mine, theirs, base }: TwoForms): readonly Difference[] {
  return formParts()
    .filter((part) => !isSame(part, mine, theirs))
    .map((part) => {
      const isMine = base === undefined || !isSame(part, base, mine);
      const isTheirs = base === undefined || !isSame(part, base, theirs);
      return { part, suggested: isMine ? 'mine' : 'theirs', isDisputed: isMine && isTheirs };
    });
}

/** One form of two: each part that differs from the side chosen, else as suggested. */
export function mergeForms(forms: TwoForms, sides: Sides = {}): CraForm {
  const taken = differencesOf(forms)
    .filter(({ part, suggested }) => (sides[part] ?? suggested) === 'theirs')
    .flatMap(({ part }) => parts[part].map((key) => [key, forms.theirs[key]] as const));
  return { ...forms.mine, ...Object.fromEntries(taken) };
}

function formParts(): readonly FormPart[] {
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- keys of the table above
  return Object.keys(parts) as FormPart[];
}

function isSame(part: FormPart, one: CraForm, other: CraForm): boolean {
  return parts[part].every((key) => canonical(one[key]) === canonical(other[key]));
}

/** Counts of zero, and the order of sets, say nothing. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(canonical).sort().join(',')}]`;
  }
  if (typeof value !== 'object' || value === null) {
    return JSON.stringify(value ?? null);
  }
  return Object.entries(value)
    .filter(([, inside]) => inside !== undefined && inside !== 0)
    .map(([key, inside]) => `${key}:${canonical(inside)}`)
    .sort()
    .join(';');
}
