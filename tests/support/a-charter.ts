import type { CharterDocument } from '../../bot/src/features/charter/document/charter-document.ts';
import { canonicalText, textSha } from '../../bot/src/features/charter/document/canonical-text.ts';
import type { CharterVersion } from '../../bot/src/features/charter/ports.ts';
import { readVersion } from '../../bot/src/features/charter/standing/version.ts';

/** A short charter of the community, in French, with the fields named changed. */
export function aCharter(fields: Partial<CharterDocument> = {}): CharterDocument {
  return {
    id: 'communaute',
    version: { major: 1, minor: 0 },
    language: 'fr',
    title: 'Charte du réseau',
    effective: '2026-01-05',
    scope: 'community',
    graceDays: 30,
    changes: 'Première version.',
    summary: 'On s’y parle avec bienveillance.',
    commitments: [
      { id: 'bienveillance', label: 'Bienveillance', text: 'Je participe avec bienveillance.' },
      { id: 'faq', label: 'FAQ d’abord', text: 'Je cherche d’abord dans la FAQ.' },
    ],
    articles: [
      { id: 'respect', title: 'Des échanges qui font avancer', isReason: true },
      { id: 'contacts', title: 'À qui s’adresser', isReason: false },
    ],
    proscribed: [{ id: 'injure', article: 'respect', text: 'Injure envers une personne' }],
    ladder: [{ id: 'rappel', text: 'Rappel privé de la règle.' }],
    faq: [{ question: 'Suis-je obligé d’écrire ?', answer: 'Non : lire suffit.' }],
    body: '# Charte\n\n## Des échanges qui font avancer {#respect}\n\nOn répond.\n\n## À qui s’adresser {#contacts}\n\nÀ l’équipe.\n',
    ...fields,
  };
}

/** A version of it that was published, in the languages given. */
export function aCharterVersion(
  number: string,
  fields: Partial<CharterVersion> & { readonly documents?: readonly CharterDocument[] } = {},
): CharterVersion {
  const version = readVersion(number) ?? { major: 1, minor: 0 };
  const { documents = [aCharter({ version })], ...more } = fields;
  return {
    charter: 'communaute',
    number: version,
    publishedAt: Date.parse('2026-01-02T09:00:00Z'),
    effective: '2026-01-05',
    graceDays: 30,
    editions: documents.map((document) => ({
      document,
      textSha: textSha(canonicalText(document)),
    })),
    ...more,
  };
}
