import { readFileSync } from 'node:fs';

import { describe, expect, it } from '@jest/globals';
import * as z from 'zod/mini';

import { askOf, readLine } from './reading-lines.ts';

const labels = z
  .record(z.string(), z.string())
  .parse(
    JSON.parse(
      readFileSync(
        new URL('../../../../../contract/src/catalogues/fr.json', import.meta.url),
        'utf8',
      ),
    ),
  );

/** Labels that the line reads otherwise, for a reason of their own. */
const otherwise = new Set([
  'theme.smartphone',
  'theme.autre',
  'organisme.autre',
  'sousTheme.materiel.ordinateur',
  'sousTheme.materiel.tablette',
  'sousTheme.materiel.telephone',
  'materiel.telephone',
]);

const labelsOf = (prefix: string) =>
  Object.entries(labels)
    .filter(([key]) => key.startsWith(`${prefix}.`) && !otherwise.has(key))
    .map(([key, label]) => [label, key.slice(prefix.length + 1)] as const);

describe('the words of the form', () => {
  it.each([
    ['atelier', 'collectif'],
    ['ateliers', 'collectif'],
    ['collective', 'collectif'],
    ['groupe', 'collectif'],
    ["l'atelier", 'collectif'],
    ['individuelle', 'individuel'],
    ['indiv', 'individuel'],
    ['accompagnement', 'individuel'],
    ['accompagnement individuel', 'individuel'],
    ['ponctuelle', 'ponctuel'],
    ['demande', 'ponctuel'],
    ['passage', 'ponctuel'],
    ...labelsOf('activite'),
  ])('%s is the activity %s', (text, activite) => {
    expect(readLine(text)).toMatchObject({ found: { activite }, ask: [], unknown: [] });
  });

  it.each([
    ['rattachement', 'rattachement'],
    ['sur place', 'rattachement'],
    ['au bureau', 'rattachement'],
    ['en permanence', 'rattachement'],
    ['autre lieu', 'autreLieu'],
    ['autreLieu', 'autreLieu'],
    ['ailleurs', 'autreLieu'],
    ['hors les murs', 'autreLieu'],
    ['hors-les-murs', 'autreLieu'],
    ['à domicile', 'domicile'],
    ['chez lui', 'domicile'],
    ['chez elle', 'domicile'],
    ["chez l'usager", 'domicile'],
    ['chez l’usagère', 'domicile'],
    ['à distance', 'distance'],
    ['en visio', 'distance'],
    ['par téléphone', 'distance'],
    ['au telephone', 'distance'],
    ['par mail', 'distance'],
    ['par téléphone', 'distance'],
    ...labelsOf('canal'),
  ])('%s is the channel %s', (text, canal) => {
    expect(readLine(text)).toMatchObject({ found: { canal }, ask: [], unknown: [] });
    expect(readLine(text).found).not.toHaveProperty('themes');
  });

  it.each([
    ['diag', 'diagnostic'],
    ['matériel', 'materiel'],
    ['prise en main', 'materiel'],
    ['banque', 'budget'],
    ['achats en ligne', 'budget'],
    ['culture numérique', 'cultureNumerique'],
    ['cultureNumerique', 'cultureNumerique'],
    ['internet', 'navigation'],
    ['web', 'navigation'],
    ['emploi', 'emploiFormation'],
    ['CV', 'emploiFormation'],
    ['formations', 'emploiFormation'],
    ['mails', 'courriel'],
    ['e-mail', 'courriel'],
    ['messagerie', 'courriel'],
    ['réseaux sociaux', 'echangerProches'],
    ['WhatsApp', 'echangerProches'],
    ['tpe', 'professionnels'],
    ['associations', 'professionnels'],
    ['antivirus', 'securite'],
    ['mots de passe', 'securite'],
    ['mot de passe', 'securite'],
    ['mdp', 'securite'],
    ['vidéos', 'contenus'],
    ['aidantes', 'aidants'],
    ['arnaque', 'fraudeHarcelement'],
    ['harcelement', 'fraudeHarcelement'],
    ['Excel', 'bureautique'],
    ['traitement de texte', 'bureautique'],
    ['pronote', 'scolaire'],
    ['ameli', 'sante'],
    ['démarche', 'demarches'],
    ['les impôts', 'demarches'],
  ])('%s is the theme %s', (text, theme) => {
    expect(readLine(text)).toMatchObject({ found: { themes: [theme] }, ask: [], unknown: [] });
  });

  it.each([...labelsOf('theme'), ...labelsOf('themeShort')])(
    '%s names the theme %s',
    (label, theme) => {
      const { found, unknown } = readLine(label);

      expect(found.themes).toContain(theme);
      expect(unknown).toEqual([]);
    },
  );

  it.each(labelsOf('sousTheme'))('%s names the sub-theme %s', (label, sousTheme) => {
    expect(readLine(label).found.sousThemes).toEqual([sousTheme]);
  });

  it.each(labelsOf('age'))('%s names the age %s', (label, age) => {
    expect(readLine(`indiv ${label}`).found.ages).toEqual({ [age]: 1 });
  });

  it.each(labelsOf('statut'))('%s names the status %s', (label, statut) => {
    expect(readLine(`indiv ${label}`).found.statuts).toEqual({ [statut]: 1 });
  });

  it.each(labelsOf('suite'))('%s names the follow-up %s', (label, suite) => {
    expect(readLine(`indiv ${label}`).found.suites).toEqual({ [suite]: 1 });
  });

  it.each(labelsOf('organisme'))('%s names the organism %s', (label, organisme) => {
    expect(readLine(`indiv vers ${label}`).found.orientations).toEqual([{ organisme, n: 1 }]);
  });

  it('keeps the themes in the order of the line, each once', () => {
    expect(readLine('web mail internet cv').found.themes).toEqual([
      'navigation',
      'courriel',
      'emploiFormation',
    ]);
  });

  it('brings the theme of a sub-theme', () => {
    expect(readLine('mon espace santé').found).toMatchObject({
      themes: ['sante'],
      sousThemes: ['sante.monEspaceSante'],
    });
    expect(readLine('materiel.tablette').found).toMatchObject({
      themes: ['materiel'],
      sousThemes: ['materiel.tablette'],
    });
  });

  it.each([
    ['ordinateur', ['ordinateur']],
    ['ordi tablette', ['ordinateur', 'tablette']],
    ['PC', ['ordinateur']],
    ['smartphone portable', ['telephone']],
    ['ordinateur portable', ['ordinateur']],
    ['téléphone portable', ['telephone']],
    ['imprimante scanner', ['autre']],
    ['sans matériel', ['aucun']],
    ...labelsOf('materiel').map(([label, code]) => [label, [code]] as const),
  ])('%s is the equipment %j', (text, materiel) => {
    expect(readLine(text)).toMatchObject({ found: { materiel }, ask: [], unknown: [] });
    expect(readLine(text).found).not.toHaveProperty('themes');
  });

  it('takes the longest entry', () => {
    expect(readLine('indiv sans emploi emploi').found).toMatchObject({
      statuts: { sansEmploi: 1 },
      themes: ['emploiFormation'],
    });
  });

  it.each([
    ['atelier individuel', 'activite', ['collectif', 'individuel']],
    ['demande groupe', 'activite', ['ponctuel', 'collectif']],
    ['sur place distance', 'canal', ['rattachement', 'distance']],
    ['sans matériel ordinateur', 'materiel', ['aucun', 'ordinateur']],
  ])('%s is two values of %s', (text, field, candidates) => {
    expect(askOf(text, field)).toEqual([{ why: 'two-values', received: text, candidates }]);
    expect(readLine(text).found).not.toHaveProperty(field);
  });

  it.each(['téléphone', 'tel', 'Tél.', 'TELEPHONE'])('%s alone is asked', (text) => {
    expect(askOf(`indiv ${text}`, null)).toEqual([
      {
        why: 'which-meaning',
        received: text.replace('.', ''),
        candidates: ['canal:distance', 'materiel:telephone'],
      },
    ]);
    expect(readLine(`indiv ${text}`).missing).toContain('canal');
  });

  it('skips linking words, and only these', () => {
    expect(readLine('un atelier sur le web avec des aidants et la CAF à Nantes').unknown).toEqual(
      [],
    );
    expect(readLine('Nantes atelier dans une salle chez dont').unknown).toEqual([
      'dans',
      'salle',
      'chez',
      'dont',
    ]);
  });

  it('gives back what is not understood, as it was typed', () => {
    expect(readLine("Nantes Jean-Michel, pas d'accord ! (ravi)").unknown).toEqual([
      'Jean-Michel',
      'pas',
      "d'accord",
      'ravi',
    ]);
  });
});
