import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { anEntry } from '../../../support/builders.ts';
import { aFile, after, aLine, otherSiret, plan, siret, today } from './support/importing.ts';

describe('an import', () => {
  it('makes an entry that waits for its account', () => {
    const { created } = plan(aFile(aLine({ start: '2024-01-01' })));

    expect(created.map(({ entry }) => entry)).toEqual([
      expect.objectContaining({
        id: 'c1',
        email: 'c1@exemple.fr',
        roles: ['conseiller'],
        status: 'attendu',
        affectations: [{ structureId: siret, departement: '44', from: '2024-01-01' }],
        start: '2024-01-01',
        writtenBy: 'import',
      }),
    ]);
  });

  it('10. applies the valid lines and lists the others', () => {
    const good = Array.from({ length: 994 }, (_, index) => aLine({ id: `c${index}` }));
    const bad = [
      ...['x1', 'x2', 'x3'].map((id) => aLine({ id, siret: '12345678901235' })),
      aLine({ id: 'x4', start: '31/02/2026' }),
      aLine({ id: 'x5', email: 'deux@exemple.fr' }),
      aLine({ id: 'x6', email: 'Deux@exemple.fr' }),
    ];

    const planned = plan(aFile(...good, ...bad));
    const again = plan(aFile(...good, ...bad), after([], planned));

    expect(planned.created).toHaveLength(994);
    expect(planned.refused.map(({ line, rule }) => `${line} ${rule}`)).toEqual([
      '996 siret-key',
      '997 siret-key',
      '998 siret-key',
      '999 date-unknown',
      '1000 email-twice',
      '1001 email-twice',
    ]);
    expect([again.created.length, again.changed.length, again.unchanged.length]).toEqual([
      0, 0, 994,
    ]);
  });

  it('names the fields that change', () => {
    const [first] = after([], plan(aFile(aLine())));

    const { changed } = plan(aFile(aLine({ email: 'nouvelle@exemple.fr', end: '2026-12-31' })), [
      first ?? anEntry(),
    ]);

    expect(changed.map((one) => one.changed)).toEqual([['email', 'end']]);
  });

  it('tells all that is wrong with a line at once', () => {
    const { refused } = plan(
      aFile(aLine({ id: 'é', email: 'x', siret: '1', start: '32/01/2026' })),
    );

    expect(refused.map(({ rule }) => rule)).toEqual([
      'id-form',
      'email-form',
      'siret-length',
      'date-unknown',
    ]);
  });

  it.each([
    ['a conseiller without SIRET', { siret: '' }, 'siret-required'],
    ['a conseiller without département', { departements: '' }, 'departement-required'],
    ['a conseiller of two départements', { departements: '44|35' }, 'departement-single'],
    ['an invité without département', { role: 'invite', departements: '' }, 'departement-required'],
    ['an end before the start', { start: '2026-02-01', end: '2026-01-31' }, 'date-order'],
  ])('refuses %s', (_, fields, rule) => {
    expect(plan(aFile(aLine(fields))).refused).toMatchObject([{ line: 2, rule }]);
  });

  it('gives a coordinateur all the territories, and an affectation in the first to one who is conseiller too', () => {
    const { created } = plan(
      aFile(aLine({ role: 'conseiller|coordinateur', departements: '44|35', start: '2024-01-01' })),
    );

    expect(created[0]?.entry).toMatchObject({
      affectations: [{ departement: '44' }],
      territories: [{ code: '35' }, { code: '44' }],
    });
  });

  it('ends the present affectation the day before another begins', () => {
    const before = anEntry({ id: 'c1' });
    const file = aFile(aLine({ siret: otherSiret, departements: '35' }));

    const { changed } = plan(file, [before]);

    expect(changed[0]?.entry.affectations).toEqual([
      { ...before.affectations[0], to: '2026-03-01' },
      { structureId: otherSiret, departement: '35', from: today },
    ]);
  });

  it('begins the other affectation on date_affectation', () => {
    const text = [
      'id;email;prenom;nom;siret;departements;date_affectation',
      `c1;c1@exemple.fr;Claire;Martin;${otherSiret};35;01/09/2026`,
    ].join('\n');

    const planned = plan(text, [anEntry({ id: 'c1' })]);

    expect(planned.changed[0]?.entry.affectations.map(({ from, to }) => [from, to])).toEqual([
      ['2024-01-01', '2026-08-31'],
      ['2026-09-01', undefined],
    ]);
    expect(plan(text, after([], planned)).changed).toEqual([]);
  });

  it('refuses an affectation that would begin before the present one', () => {
    const text = [
      'id;email;prenom;nom;siret;departements;date_affectation',
      `c1;c1@exemple.fr;Claire;Martin;${otherSiret};35;2023-01-01`,
    ].join('\n');

    expect(plan(text, [anEntry({ id: 'c1' })]).refused).toMatchObject([
      { column: 'date_affectation', rule: 'affectation-order', received: '2023-01-01' },
    ]);
  });

  it('leaves locked fields alone and says so', () => {
    const before = anEntry({ id: 'c1', locks: ['email'], email: 'main@exemple.fr' });

    const { changed, unchanged } = plan(aFile(aLine()), [before]);

    expect(changed).toEqual([]);
    expect(unchanged).toMatchObject([{ locked: ['email'], entry: { email: 'main@exemple.fr' } }]);
  });

  it('keeps what the file has no column for', () => {
    const before = anEntry({ id: 'c1', end: '2027-01-01', otherEmails: ['autre@exemple.fr'] });

    const { unchanged } = plan('id;email;prenom;nom\nc1;c1@exemple.fr;Claire;Martin', [before]);

    expect(unchanged).toHaveLength(1);
  });

  it('judges addresses on the registry as it would be', () => {
    const one = anEntry({ id: 'c1', email: 'a@exemple.fr' });
    const two = anEntry({ id: 'c2', email: 'b@exemple.fr' });
    const swap = aFile(
      aLine({ id: 'c1', email: 'b@exemple.fr' }),
      aLine({ id: 'c2', email: 'a@exemple.fr' }),
    );
    const half = aFile(
      aLine({ id: 'c1', email: 'b@exemple.fr' }),
      aLine({ id: 'c2', email: 'c@exemple.fr', siret: '1' }),
    );

    expect(plan(swap, [one, two]).refused).toEqual([]);
    expect(plan(half, [one, two]).refused.map(({ line, rule }) => [line, rule])).toEqual([
      [2, 'email-taken'],
      [3, 'siret-length'],
    ]);
  });

  it('calls those gone whose last day is over, and back when it is not any more', () => {
    const gone = plan(aFile(aLine({ end: '2026-03-01', start: '2024-01-01' })));
    const entries = after([], gone);
    const back = plan(aFile(aLine({ start: '2024-01-01' })), entries);

    expect(entries[0]?.status).toBe('parti');
    expect(back.changed).toMatchObject([
      { changed: ['end', 'status'], entry: { status: 'attendu' } },
    ]);
  });

  it('refuses the id of somebody who was erased', () => {
    expect(plan(aFile(aLine()), [anEntry({ id: 'c1', status: 'efface' })]).refused).toMatchObject([
      { rule: 'id-erased' },
    ]);
  });

  it('warns of columns that it does not know and of values that it repaired', () => {
    const text = [
      'id;email;prenom;nom;siret;code_postal;Téléphone',
      'c1;c1@exemple.fr;Claire;Martin;5520813000009;97150;06',
    ].join('\n');

    const planned = plan(text);

    expect(planned.unknownColumns).toEqual(['Téléphone']);
    expect(planned.repaired.map(({ rule, read }) => [rule, read])).toEqual([
      ['siret-leading-zero', '05520813000009'],
      ['departement-deduced', '978'],
    ]);
  });

  it('gives a structure the name that most lines give', () => {
    const names = ['Ville', 'Mairie', 'Mairie'];
    const lines = names.map((structure, index) => aLine({ id: `c${index}`, structure }));

    expect(plan(aFile(...lines)).structures).toEqual([{ id: siret, name: 'Mairie' }]);
  });
});

describe('people who are not in the file', () => {
  const people = (count: number) =>
    Array.from({ length: count }, (_, index) => anEntry({ id: `p${index}`, status: 'actif' }));
  const fileOf = (entries: readonly { id: string }[]) =>
    aFile(...entries.map(({ id }) => aLine({ id, start: '2024-01-01' })));

  it('are listed, and nothing changes', () => {
    const [one, ...others] = people(3);

    const { missing } = plan(fileOf(others), [...others, one ?? anEntry()], {
      missing: { policy: 'signaler' },
    });

    expect(missing).toMatchObject({ people: ['p0'], ended: [] });
  });

  it('have today as their last day when that was asked', () => {
    const [one, ...others] = people(3);
    const request = { missing: { policy: 'fin' } } as const;
    const all = [...others, one ?? anEntry()];

    const planned = plan(fileOf(others), all, request);
    const again = plan(fileOf(others), after(all, planned), request);

    expect(planned.missing.ended).toMatchObject([{ id: 'p0', end: today }]);
    expect(again.missing.ended).toEqual([]);
  });

  it('12. are not ended by hundreds until their number is typed', () => {
    const all = people(4_000);
    const file = fileOf(all.slice(312));
    const missing = { policy: 'fin' } as const;

    const asked = plan(file, all, { missing });
    const wrong = plan(file, all, { missing: { ...missing, confirmed: 311 } });
    const right = plan(file, all, { missing: { ...missing, confirmed: 312 } });

    expect([asked, wrong, right].map((one) => one.missing.toConfirm)).toEqual([
      312,
      312,
      undefined,
    ]);
    expect([asked, wrong, right].map((one) => one.missing.ended.length)).toEqual([0, 0, 312]);
  });

  it('count inside the perimeter only, when an import wrote them last', () => {
    const inside = anEntry({ id: 'in' });
    const outside = anEntry({
      id: 'out',
      affectations: [{ structureId: siret, departement: '35', from: '2024-01-01' }],
    });
    const byHand = anEntry({ id: 'hand', writtenBy: 'hand' });

    const { missing } = plan(aFile(aLine()), [inside, outside, byHand], {
      missing: { policy: 'signaler', perimeter: ['44'] },
    });

    expect(missing.people).toEqual(['in']);
  });

  it('are not missing when their line is refused', () => {
    const entry = anEntry({ id: 'c1' });

    const { missing } = plan(aFile(aLine({ siret: '1' })), [entry], {
      missing: { policy: 'fin' },
    });

    expect(missing.people).toEqual([]);
  });
});

describe('any file', () => {
  const lineArbitrary = fc.record({
    id: fc.constantFrom('c1', 'c2', 'c3', 'c4', 'c5', 'c6'),
    email: fc.constantFrom('a@x.fr', 'b@x.fr', 'c@x.fr', 'd@x.fr', 'e@x.fr', 'f@x.fr', 'mal'),
    role: fc.constantFrom('', 'conseiller', 'coordinateur', 'conseiller|coordinateur', 'invite'),
    siret: fc.constantFrom('', siret, otherSiret, '1'),
    structure: fc.constantFrom('', 'Mairie', 'Ville'),
    departements: fc.constantFrom('', '44', '35', '44|35', '20'),
    start: fc.constantFrom('', '2024-01-01', '01/06/2027', '31/02/2026'),
    end: fc.constantFrom('', '2026-03-01', '2026-12-31'),
  });
  const entryArbitrary = fc.record({
    id: fc.constantFrom('c1', 'c2', 'c3', 'c7'),
    email: fc.constantFrom('a@x.fr', 'b@x.fr', 'g@x.fr', 'h@x.fr'),
    departement: fc.constantFrom('44', '35'),
    locks: fc.constantFrom([], ['email'], ['affectations', 'end']),
  });
  const registryArbitrary = fc
    .uniqueArray(entryArbitrary, { selector: ({ id }) => id, maxLength: 4 })
    .map((entries) =>
      entries
        .filter(({ email }, index) => entries.findIndex((one) => one.email === email) === index)
        .map(({ id, email, departement, locks }) =>
          anEntry({
            id,
            email,
            locks,
            affectations: [{ structureId: siret, departement, from: '2024-01-01' }],
          }),
        ),
    );
  const request = { missing: { policy: 'fin' } } as const;

  it('makes the same registry whatever the order of its lines', () => {
    fc.assert(
      fc.property(
        fc
          .array(lineArbitrary, { maxLength: 7 })
          .chain((lines) =>
            fc.tuple(fc.constant(lines), fc.shuffledSubarray(lines, { minLength: lines.length })),
          ),
        registryArbitrary,
        ([lines, shuffled], entries) => {
          const sorted = (some: readonly { id: string }[]) =>
            some.toSorted((one, other) => (one.id < other.id ? -1 : 1));
          const one = plan(aFile(...lines.map(aLine)), entries, request);
          const other = plan(aFile(...shuffled.map(aLine)), entries, request);
          expect(sorted(after(entries, other))).toEqual(sorted(after(entries, one)));
          expect(other.structures).toEqual(one.structures);
        },
      ),
    );
  });

  it('changes nothing the second time, and never gives one address to two', () => {
    fc.assert(
      fc.property(
        fc.array(lineArbitrary, { maxLength: 7 }),
        registryArbitrary,
        (lines, entries) => {
          const file = aFile(...lines.map(aLine));
          const next = after(entries, plan(file, entries, request));
          const again = plan(file, next, request);
          expect([again.created, again.changed, again.missing.ended]).toEqual([[], [], []]);
          const emails = next.flatMap(({ email, otherEmails }) => [email, ...otherEmails]);
          expect(new Set(emails).size).toBe(emails.length);
        },
      ),
    );
  });
});
