import { describe, expect, it } from '@jest/globals';
import {
  activites,
  canaux,
  craFields,
  legacyThemes,
  materiels,
  organismes,
  sousThemes,
  statuts,
  themes,
  tranchesAge,
  type CraContent,
} from '@coop/contract/cra';
import fc from 'fast-check';

import {
  allFormerCodes,
  checkCra,
  formerCodesOf,
} from '../../../../bot/src/features/cra/check-cra.ts';
import { aContent } from '../../../support/builders.ts';
import { someCommunes } from '../../../support/cra-scene.ts';

const context = { today: '2026-03-02', communes: someCommunes };

/** `field rule received expected` of each refusal; empty when it is accepted. */
function refusals(fields: Readonly<Record<string, unknown>>): readonly string[] {
  const checked = checkCra(fields, context);
  if (checked.ok) return [];
  return checked.failure.refusals.map(({ field, rule, received, expected }) =>
    [field, rule, received, expected].filter((part) => part !== undefined).join(' | '),
  );
}

function having(fields: Readonly<Record<string, unknown>>): readonly string[] {
  return refusals({ ...aContent(), ...fields });
}

describe('the fields of a CRA', () => {
  it('are accepted when all rules hold, with what was left out put by default', () => {
    const {
      recurrents,
      suites,
      orientations,
      tags,
      materiel,
      sousThemes: none,
      ...filled
    } = aContent();

    const checked = checkCra(filled, context);

    expect(checked).toEqual({
      ok: true,
      value: {
        ...filled,
        recurrents,
        suites,
        orientations,
        tags,
        materiel,
        sousThemes: none,
      },
    });
  });

  it('are refused all at once, in the order of the form, when nothing was given', () => {
    expect(refusals({})).toEqual(
      ['date', 'activite', 'participants', 'canal', 'commune', 'duree', 'ages', 'statuts']
        .map((field) => `${field} | required | `)
        .concat('themes | required | '),
    );
  });

  it.each([
    ['a date that does not exist', { date: '2026-02-29' }, 'date | invalid-date | 2026-02-29'],
    ['a date in another form', { date: '02/03/2026' }, 'date | wrong-type | 02/03/2026'],
    ['a date after today', { date: '2026-03-03' }, 'date | future-date | 2026-03-03 | 2026-03-02'],
    [
      'a date before 2020',
      { date: '2019-12-31' },
      'date | before-first-date | 2019-12-31 | 2020-01-01',
    ],
    ['an activity of no code', { activite: 'autre' }, 'activite | unknown-code | autre'],
    ['an activity that is no text', { activite: 3 }, 'activite | wrong-type | 3'],
    [
      'recurrents above participants',
      { recurrents: 2 },
      'recurrents | more-than-participants | 2 | 1',
    ],
    ['negative recurrents', { recurrents: -1 }, 'recurrents | out-of-range | -1 | ≥ 0'],
    ['a channel of no code', { canal: 'mail' }, 'canal | unknown-code | mail'],
    [
      'a commune whose postal code is another’s',
      { commune: { insee: '44109', cp: '44400', nom: 'Nantes' } },
      'commune | unknown-commune | 44400 Nantes (44109)',
    ],
    [
      'a commune without its code',
      { commune: { cp: '44000', nom: 'Nantes' } },
      'commune.insee | required | ',
    ],
    ['a duration that is no multiple of 5', { duree: 47 }, 'duree | not-multiple-of-5 | 47'],
    ['a duration above 8 hours', { duree: 485 }, 'duree | out-of-range | 485 | ≤ 480'],
    ['no duration at all', { duree: 0 }, 'duree | out-of-range | 0 | ≥ 5'],
    ['a duration in words', { duree: '45' }, 'duree | wrong-type | 45'],
    ['no theme', { themes: [] }, 'themes | required | [] | 1'],
    ['a theme of no code', { themes: ['web'] }, 'themes.0 | unknown-code | web'],
    [
      'a theme of the former form',
      { themes: ['smartphone'] },
      'themes.0 | unknown-code | smartphone',
    ],
    ['a theme twice', { themes: ['courriel', 'courriel'] }, 'themes | not-distinct | courriel'],
    [
      'a sub-theme without its theme',
      { sousThemes: ['sante.monEspaceSante'] },
      'sousThemes | theme-not-chosen | sante.monEspaceSante',
    ],
    [
      'no equipment together with some',
      { materiel: ['aucun', 'tablette'] },
      'materiel | excludes-others | aucun, tablette',
    ],
    [
      'an equipment twice',
      { materiel: ['tablette', 'tablette'] },
      'materiel | not-distinct | tablette',
    ],
    [
      'more follow-ups than participants',
      { suites: { individuel: 1, atelier: 1 } },
      'suites | more-than-participants | 2 | 1',
    ],
    [
      'a redirection to nobody',
      { suites: { redirection: 1 } },
      'orientations | sum-too-low | 0 | 1',
    ],
    [
      'an organism without redirection',
      { orientations: [{ organisme: 'caf', n: 1 }] },
      'orientations | sum-too-high | 1 | 0',
    ],
    [
      'an organism of no code',
      { suites: { redirection: 1 }, orientations: [{ organisme: 'poste', n: 1 }] },
      'orientations.0.organisme | unknown-code | poste',
    ],
    [
      'a detail with a named organism',
      {
        suites: { redirection: 1 },
        orientations: [{ organisme: 'caf', n: 1, precision: 'rue X' }],
      },
      'orientations.0.precision | only-with-autre | rue X',
    ],
    [
      'a detail of two characters',
      { suites: { redirection: 1 }, orientations: [{ organisme: 'autre', n: 1, precision: 'ab' }] },
      'orientations.0.precision | too-short | ab | 3',
    ],
    ['a title outside a workshop', { titre: 'Café' }, 'titre | only-for-collectif | Café'],
    [
      'a title of 81 characters',
      { activite: 'collectif', titre: 'x'.repeat(81) },
      `titre | too-long | ${'x'.repeat(79)}… | 80`,
    ],
    [
      'notes of 2,001 characters',
      { notes: 'n'.repeat(2_001) },
      `notes | too-long | ${'n'.repeat(79)}… | 2000`,
    ],
    [
      'eleven tags',
      { tags: Array.from('abcdefghijk') },
      'tags | too-many | ["a","b","c","d","e","f","g","h","i","j","k"] | 10',
    ],
    ['a tag twice', { tags: ['qpv', 'qpv'] }, 'tags | not-distinct | qpv'],
    ['a series that is no ULID', { serie: 'S1' }, 'serie | wrong-type | S1'],
    ['an unknown key', { conseillerId: 'paul' }, 'conseillerId | unknown-key | conseillerId'],
    [
      'an unknown age',
      { ages: { plus60: 1, centenaire: 1 } },
      'ages.centenaire | unknown-key | centenaire',
    ],
    ['half a person', { ages: { plus60: 0.5, de35a59: 0.5 } }, 'ages.plus60 | wrong-type | 0.5'],
  ])('refuses %s', (_, fields, refused) => {
    expect(having(fields)).toContain(refused);
  });

  it.each(['ages', 'statuts'] as const)(
    'refuses %s that do not add up to the participants',
    (field) => {
      const code = field === 'ages' ? 'plus60' : 'retraite';

      expect(having({ [field]: {} })).toEqual([`${field} | sum-too-low | 0 | 1`]);
      expect(having({ [field]: { [code]: 2 } })).toEqual([`${field} | sum-too-high | 2 | 1`]);
    },
  );

  it.each([0, 101, -3])('refuses %d participants', (participants) => {
    expect(having({ participants }).join()).toContain('participants | out-of-range');
  });

  it('accepts the bounds: 100 participants, 5 and 480 minutes, 1 January 2020, today', () => {
    const hundred = { participants: 100, ages: { plus60: 100 }, statuts: { retraite: 100 } };

    expect(having(hundred)).toEqual([]);
    for (const duree of [5, 480]) expect(having({ duree })).toEqual([]);
    for (const date of ['2020-01-01', '2026-03-02']) expect(having({ date })).toEqual([]);
  });

  it('refuses an organism twice, and names it', () => {
    const orientations = [
      { organisme: 'caf', n: 1 },
      { organisme: 'caf', n: 1 },
    ];
    const two = { participants: 2, ages: { plus60: 2 }, statuts: { retraite: 2 } };

    expect(having({ ...two, suites: { redirection: 2 }, orientations })).toEqual([
      'orientations | not-distinct | caf',
    ]);
  });

  it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty', 'valueOf'])(
    'refuses the key %s as any unknown one',
    (key) => {
      const hostile: unknown = JSON.parse(`{${JSON.stringify(key)}:1}`);
      const fields = Object.defineProperties(
        { ...aContent() },
        Object.getOwnPropertyDescriptors(hostile),
      );

      expect(refusals(fields)).toEqual([`${key} | unknown-key | ${key}`]);
    },
  );

  it('cuts what was received without breaking a character', () => {
    const checked = checkCra({ ...aContent(), canal: '😀'.repeat(60) }, context);

    const [refusal] = checked.ok ? [] : checked.failure.refusals;
    expect(refusal?.received).toHaveLength(80);
    expect(refusal?.received.isWellFormed()).toBe(true);
  });
});

const some = <T>(codes: readonly T[]) => fc.uniqueArray(fc.constantFrom(...codes));

/** Any way of sharing out so many people between codes. */
function shares(codes: readonly string[], people: number) {
  return fc
    .array(fc.constantFrom(...codes), { minLength: people, maxLength: people })
    .map((chosen) =>
      Object.fromEntries(
        codes
          .map((code) => [code, chosen.filter((one) => one === code).length] as const)
          .filter(([, count]) => count > 0),
      ),
    );
}

const validContents: fc.Arbitrary<CraContent> = fc
  .record({ people: fc.integer({ min: 1, max: 100 }), redirected: some(organismes) })
  .chain(({ people, redirected }) => {
    const orientations = redirected.slice(0, people).map((organisme) => ({ organisme, n: 1 }));
    return fc.record({
      date: fc
        .date({ min: new Date('2020-01-01'), max: new Date('2026-03-02'), noInvalidDate: true })
        .map((date) => date.toISOString().slice(0, 10)),
      activite: fc.constantFrom(...activites),
      participants: fc.constant(people),
      recurrents: fc.integer({ min: 0, max: people }),
      canal: fc.constantFrom(...canaux),
      commune: fc.constant({ insee: '44109', cp: '44300', nom: 'Nantes' }),
      duree: fc.integer({ min: 1, max: 96 }).map((step) => step * 5),
      ages: shares(tranchesAge, people),
      statuts: shares(statuts, people),
      themes: fc.uniqueArray(fc.constantFrom(...themes), { minLength: 1 }),
      sousThemes: fc.constant([]),
      materiel: some(materiels.filter((one) => one !== 'aucun')),
      suites: fc.constant(
        orientations.length > 0 ? { redirection: orientations.length } : { atelier: people },
      ),
      orientations: fc.constant(orientations),
      tags: fc.uniqueArray(fc.string({ minLength: 1, maxLength: 40 }), { maxLength: 10 }),
    });
  });

/** One change that breaks exactly one rule, and the field that must be named. */
const mutations: Readonly<
  Record<string, (content: CraContent) => Readonly<Record<string, unknown>>>
> = {
  date: () => ({ date: '2026-03-03' }),
  activite: () => ({ activite: 'groupe' }),
  recurrents: ({ participants }) => ({ recurrents: participants + 1 }),
  canal: () => ({ canal: undefined }),
  commune: () => ({ commune: { insee: '44190', cp: '44000', nom: 'Rezé' } }),
  duree: ({ duree }) => ({ duree: duree + 1 }),
  ages: ({ ages }) => ({ ages: { ...ages, moins12: (ages.moins12 ?? 0) + 1 } }),
  statuts: ({ statuts: known }) => ({
    statuts: { ...known, retraite: (known.retraite ?? 0) + 1 },
  }),
  themes: (content) => ({ themes: [...content.themes, content.themes[0]] }),
  sousThemes: (content) => ({
    sousThemes: [
      sousThemes.find((code) => !content.themes.some((theme) => code.startsWith(theme))) ?? 'x',
    ],
  }),
  materiel: () => ({ materiel: ['aucun', 'autre'] }),
  suites: ({ participants, suites }) => ({
    suites: { ...suites, individuel: participants + 1 - (suites.redirection ?? 0) },
  }),
  orientations: () => ({ orientations: [{ organisme: 'poste', n: 1 }] }),
  titre: ({ activite }) => ({ titre: activite === 'collectif' ? 'x'.repeat(81) : 'Café' }),
  notes: () => ({ notes: 12 }),
  tags: () => ({ tags: [''] }),
  serie: () => ({ serie: '' }),
};

describe('any CRA', () => {
  it('is accepted as it is when it obeys the rules', () => {
    fc.assert(
      fc.property(validContents, (content) => {
        expect(checkCra(content, context)).toEqual({ ok: true, value: content });
      }),
    );
  });

  it('is refused at the one field that breaks a rule, whichever it is', () => {
    const fields = fc.constantFrom(...Object.keys(mutations));
    fc.assert(
      fc.property(validContents, fields, (content, field) => {
        const broken = { ...content, ...mutations[field]?.(content) };

        const checked = checkCra(broken, context);

        const named = checked.ok ? [] : checked.failure.refusals.map((refusal) => refusal.field);
        expect(named.map((name) => name.split('.')[0])).toContain(field);
        expect(new Set(named.map((name) => name.split('.')[0])).size).toBe(1);
      }),
      { numRuns: 500 },
    );
  });

  it('has its refusals in the order of the form, each with what was received', () => {
    const order = Object.keys(craFields);
    const anything = fc.record(
      Object.fromEntries(order.map((field) => [field, fc.anything({ withNullPrototype: true })])),
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(anything, (fields) => {
        const checked = checkCra(fields, context);

        const found = checked.ok ? [] : checked.failure.refusals;
        const places = found.map(({ field }) => order.indexOf(field.split('.')[0] ?? ''));
        expect(places).toEqual([...places].sort((a, b) => a - b));
        for (const { received } of found) expect(received.length).toBeLessThanOrEqual(80);
      }),
    );
  });
});

describe('codes of former records', () => {
  const imported = aContent({
    participants: 2,
    ages: { plus60: 1, nonRenseigne: 1 },
    statuts: { retraite: 2 },
    themes: ['courriel', 'smartphone'],
  });
  it('cannot be entered', () => {
    const checked = checkCra({ ...imported }, context);

    expect(checked).toMatchObject({
      failure: {
        refusals: [
          { field: 'ages.nonRenseigne', rule: 'unknown-key' },
          { field: 'themes.1', rule: 'unknown-code', received: 'smartphone' },
        ],
      },
    });
  });

  it('stay when an imported CRA is edited', () => {
    const former = formerCodesOf(imported);

    expect(checkCra({ ...imported, duree: 30 }, { ...context, former }).ok).toBe(true);
  });

  it('cannot be added to by an edit', () => {
    const former = formerCodesOf(imported);
    const more = {
      ...imported,
      ages: { nonRenseigne: 2 },
      themes: ['courriel', 'smartphone', 'autre'],
    };

    expect(checkCra(more, { ...context, former })).toMatchObject({
      failure: {
        refusals: [
          { field: 'ages.nonRenseigne', rule: 'out-of-range', received: '2', expected: '1' },
          { field: 'themes', rule: 'unknown-code', received: 'autre' },
        ],
      },
    });
  });

  it('may all be written by the import', () => {
    const everything = [...themes, ...legacyThemes];
    const record = { ...imported, ages: { nonRenseigne: 2 }, themes: everything };

    expect(checkCra(record, { ...context, former: allFormerCodes }).ok).toBe(true);
  });
});
