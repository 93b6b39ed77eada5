import type { OwnCharter } from '@coop/contract/charter-routes';

import type { FakeAnswer, FakeBot, FakeRequest } from './fake-bot.ts';

export const noCharter: OwnCharter = { state: 'none' };

/** The charter as a newcomer finds it. */
export const charterOfNewcomer: OwnCharter = {
  state: 'invited',
  document: {
    charter: 'communaute',
    version: '1.0',
    effective: '2026-01-05',
    language: 'fr',
    title: 'Charte du réseau',
    textSha: 'a'.repeat(64),
    summary: 'On s’y parle avec bienveillance.',
    body: '## Des échanges qui font avancer\n\nOn répond avec bienveillance.',
    commitments: [
      { id: 'bienveillance', label: 'Bienveillance', text: 'Je participe avec bienveillance.' },
      { id: 'faq', label: 'FAQ d’abord', text: 'Je cherche d’abord dans la FAQ.' },
    ],
    faq: [{ question: 'Suis-je obligé d’écrire ?', answer: 'Non : lire suffit.' }],
    changes: [],
  },
};

/** What the bot answers about the charter: the same rules, in short. */
export function answerAboutCharter(bot: FakeBot, request: FakeRequest): FakeAnswer | undefined {
  switch (`${request.method} ${request.path}`) {
    case 'GET /charter':
      break;
    case 'POST /charter/accept':
      if (!isWhole(bot.charter, request.body)) return notWhole;
      bot.charter = { ...bot.charter, state: 'accepted', at, accepted: '1.0' };
      break;
    case 'POST /charter/decline':
    case 'POST /charter/withdraw':
      bot.charter = { ...bot.charter, state: 'refused', at };
      break;
    default:
      return undefined;
  }
  return { status: 200, body: bot.charter };
}

const code = 'commitments-missing';
const notWhole: FakeAnswer = {
  status: 422,
  body: { type: 'about:blank', title: code, status: 422, code, reference: 'R-1234' },
};
const at = '2026-03-12T09:00:00Z';

function isWhole({ document }: OwnCharter, body: unknown): boolean {
  const ticked: unknown =
    typeof body === 'object' && body !== null ? Reflect.get(body, 'commitments') : [];
  return (
    Array.isArray(ticked) && document?.commitments.every(({ id }) => ticked.includes(id)) === true
  );
}
