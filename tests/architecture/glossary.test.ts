import { expect, it } from '@jest/globals';

import { filesOf, textOf } from './support/source-files.ts';

/** French words that somebody who thinks in French puts into an identifier. */
const french =
  'activite affectation afficher agenda ajouter animateur annuaire arrondissement avertissement beneficiaire bouton canal canaux charte chercher cle commune compte conseiller coordinateur cra creer date_debut debut departement duree enregistrer envoyer equipe erreur fiche formulaire greffon heure individuel insee inscrire invite jour journal lieu lire ligne lister liste lundi materiel mediateur message_direct mettre mois modifier nom notes obtenir organisme orientation panneau permanence personne ponctuel precision recurrent refus region registre reponse requete ressource saisie saisir sanction sceau semaine serie signalement siret statut structure suite suites supprimer territoire theme titre tranche trouver utilisateur valider ville'.split(
    ' ',
  );

/** Words that English writes in the same way and that our code uses in the English sense. */
const alsoEnglish = new Set([
  'agenda',
  'commune',
  'invite',
  'journal',
  'notes',
  'sanction',
  'suite',
]);

/** Data with French keys, read as it is: the words of the form and of the import files. */
const dataFiles = ['form-words.ts', 'lexicon.ts', 'columns.ts'];

it('every French word in an identifier is in the glossary', () => {
  const glossary = wordsOf([...textOf('docs/glossary.md').matchAll(/`([^`]+)`/g)].join(' '));
  const files = filesOf('{contract,bot,webapp}/src/**/*.{ts,tsx}').filter(
    (file) => !dataFiles.some((name) => file.endsWith(name)),
  );
  const used = wordsOf(files.map((file) => codeOf(textOf(file))).join(' '));

  const missing = french.filter(
    (word) => !alsoEnglish.has(word) && used.has(word) && !glossary.has(word),
  );

  expect(used.has('departement')).toBe(true);
  expect(missing).toEqual([]);
});

/** A file without its comments and its texts. */
function codeOf(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(?<=^|\s)\/\/.*/gm, '')
    .replace(/'[^'\n]*'|`[^`]*`|\/[^/\n]+\/[gimsuy]*/g, ' ');
}

/** Words of identifiers: `tranchesAge` → `tranche`, `age`; a final `s` does not count. */
function wordsOf(text: string): ReadonlySet<string> {
  const words = text.match(/[A-Z]?[a-z]+/g) ?? [];
  return new Set(
    words.flatMap((word) => [word.toLowerCase(), word.toLowerCase().replace(/s$/, '')]),
  );
}
