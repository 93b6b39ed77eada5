import { describe, expect, it } from '@jest/globals';

import { isSiret, readSiret } from '../../../../bot/src/features/registry/import/read-siret.ts';
import {
  readPostalCode,
  readTerritories,
} from '../../../../bot/src/features/registry/import/read-territories.ts';
import {
  readAccount,
  readDate,
  readEmail,
  readOtherEmails,
  readRoles,
} from '../../../../bot/src/features/registry/import/read-texts.ts';

describe('a SIRET', () => {
  it.each(['13002603200016', '35600000000001', '130 026 032 00016', '13002603200016 '])(
    '%s is accepted',
    (typed) => {
      expect(readSiret(typed)).toEqual({ ok: true, value: typed.replaceAll(/\s/g, '') });
    },
  );

  it('of 13 digits that is valid behind a zero is repaired', () => {
    expect(readSiret('5520813000009')).toEqual({
      ok: true,
      value: '05520813000009',
      repair: 'siret-leading-zero',
    });
  });

  it.each([
    ['5520813000010', 'siret-length'],
    ['12345678901235', 'siret-key'],
    ['1,30026E+13', 'siret-scientific'],
    ['1.30026e13', 'siret-scientific'],
    ['130026032', 'siret-length'],
    ['1300260320001X', 'siret-length'],
  ])('%s is refused: %s', (typed, rule) => {
    expect(readSiret(typed)).toEqual({ ok: false, rule });
  });

  it('of La Poste may have a sum that is a multiple of 5, others may not', () => {
    expect([isSiret('35600000000001'), isSiret('35600000000002')]).toEqual([true, false]);
    expect(isSiret('13002603200020')).toBe(false);
  });
});

describe('départements', () => {
  it.each([
    ['1', ['01']],
    ['2a', ['2A']],
    ['44|35', ['44', '35']],
    ['974', ['974']],
    ['44 | 44', ['44']],
  ])('%s is read as %j', (typed, value) => {
    expect(readTerritories(typed)).toEqual({ ok: true, value });
  });

  it.each([
    ['20', 'departement-20'],
    ['44|20', 'departement-20'],
    ['96', 'departement-unknown'],
    ['Loire', 'departement-unknown'],
  ])('%s is refused: %s', (typed, rule) => {
    expect(readTerritories(typed)).toEqual({ ok: false, rule });
  });

  it.each([
    ['44000', '44'],
    ['1000', '01'],
    ['20000', '2A'],
    ['20167', '2A'],
    ['20200', '2B'],
    ['20600', '2B'],
    ['97150', '978'],
    ['97133', '977'],
    ['97400', '974'],
    ['98800', '988'],
  ])('are deduced from the postal code %s: %s', (typed, value) => {
    expect(readPostalCode(typed)).toEqual({ ok: true, value, repair: 'departement-deduced' });
  });

  it.each(['20400', '00000', '4400A', '440000'])('are not deduced from %s', (typed) => {
    expect(readPostalCode(typed)).toEqual({ ok: false, rule: 'postal-code' });
  });
});

describe('a date', () => {
  it.each(['2026-03-02', '02/03/2026', '2/3/2026'])('%s is read', (typed) => {
    expect(readDate(typed)).toEqual({ ok: true, value: '2026-03-02' });
  });

  it.each([
    ['31/02/2026', 'date-unknown'],
    ['2026-02-31', 'date-unknown'],
    ['2 mars', 'date-form'],
    ['02/03/26', 'date-form'],
  ])('%s is refused: %s', (typed, rule) => {
    expect(readDate(typed)).toEqual({ ok: false, rule });
  });
});

describe('roles', () => {
  it('are several, in any order, with or without accents', () => {
    expect(readRoles('Coordinateur|conseillère', { elevated: false })).toEqual({
      ok: true,
      value: ['conseiller', 'coordinateur'],
    });
  });

  it.each([
    ['chef', 'role-unknown'],
    ['invité|conseiller', 'role-conflict'],
    ['animateur', 'role-elevated'],
    ['conseiller|administrateur', 'role-elevated'],
  ])('%s are refused: %s', (typed, rule) => {
    expect(readRoles(typed, { elevated: false })).toEqual({ ok: false, rule });
  });

  it('above conseiller are accepted when they were allowed', () => {
    expect(readRoles('animateur|administrateur', { elevated: true })).toMatchObject({ ok: true });
  });
});

describe('addresses and accounts', () => {
  it('are lowered', () => {
    expect(readEmail('Claire@Exemple.FR')).toEqual({ ok: true, value: 'claire@exemple.fr' });
    expect(readAccount('@Claire.M')).toEqual({ ok: true, value: '@claire.m' });
  });

  it.each([
    ['claire', 'email-form'],
    ['claire@exemple', 'email-form'],
    [`${'a'.repeat(120)}@exemple.fr`, 'email-too-long'],
  ])('%s is refused: %s', (typed, rule) => {
    expect(readEmail(typed)).toEqual({ ok: false, rule });
  });

  it('are five others at most', () => {
    const emails = Array.from({ length: 6 }, (_, index) => `c${index}@exemple.fr`);

    expect(readOtherEmails(emails.join('|'))).toEqual({ ok: false, rule: 'too-many-emails' });
    expect(readOtherEmails(emails.slice(1).join(' | '))).toMatchObject({ ok: true });
  });

  it('an account is named by @username or id', () => {
    expect(readAccount('claire')).toEqual({ ok: false, rule: 'account-form' });
    expect(readAccount('a'.repeat(26))).toMatchObject({ ok: true });
  });
});
