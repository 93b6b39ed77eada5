import type { OwnCharter } from '@coop/contract/charter-routes';
import type { CraContent, CraView } from '@coop/contract/cra';
import {
  type CraDraft,
  type CraHabits,
  craRoutes,
  type NamedPlace,
} from '@coop/contract/cra-routes';
import type { Me } from '@coop/contract/identity-routes';
import type { TagScopeKind, TagView } from '@coop/contract/tag-routes';
import type { StatsAnswer, StatsChoices } from '@coop/contract/stats-routes';

import { answerAboutCharter, noCharter } from './fake-charter.ts';
import { answerAboutSeries, answerAboutTags } from './fake-series.ts';
import { choicesOfAdviser, fakeStatsAnswer } from './fake-stats.ts';

export interface FakeRequest {
  readonly method: string;
  /** Path under the API's prefix, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

export interface FakeAnswer {
  readonly status: number;
  readonly body: unknown;
}

export interface FakeBot {
  readonly requests: FakeRequest[];
  readonly cras: Map<string, CraView>;
  /** As far as a test gives them. */
  readonly versions: Map<string, readonly CraView[]>;
  tags: readonly TagView[];
  mayMakeTags: readonly TagScopeKind[];
  draft: CraDraft | undefined;
  habits: CraHabits;
  me: Me;
  statsChoices: StatsChoices;
  charter: OwnCharter;
  readStats: (query: URLSearchParams) => StatsAnswer;
  /** Answers instead of the bot, once each, to the first request that it wants. */
  readonly instead: ((request: FakeRequest) => FakeAnswer | undefined)[];
  handle(request: FakeRequest): FakeAnswer;
}

const today = '2026-03-12';
export const pau = { insee: '64445', cp: '64000', nom: 'Pau' } as const;
const communes = [
  { ...pau, departement: '64' },
  { insee: '64335', cp: '64230', nom: 'Lescar', departement: '64' },
  { insee: '33318', cp: '33600', nom: 'Pessac', departement: '33' },
];

export const habitsOfClaire: CraHabits = {
  today,
  departement: '64',
  place: { commune: pau, canal: 'rattachement' },
  durees: [45, 30, 60, 15, 90, 120],
  themes: ['courriel', 'demarches', 'navigation', 'securite', 'materiel', 'sante'],
  places: [
    { commune: pau, canal: 'rattachement' },
    { commune: { insee: '64335', cp: '64230', nom: 'Lescar' }, canal: 'autreLieu' },
  ],
};

export const claire: Me = {
  userId: 'user1',
  displayName: 'Claire Martin',
  givenName: 'Claire',
  roles: ['conseiller'],
  locale: 'fr',
  timeZone: 'Europe/Paris',
  today,
  territory: { code: '64', name: 'Pyrénées-Atlantiques' },
};

/** The bot in memory, as far as the panel needs it: the same refusals, none of the storage. */
export function makeFakeBot(): FakeBot {
  const cras = new Map<string, CraView>();
  const bot: FakeBot = {
    requests: [],
    cras,
    versions: new Map(),
    tags: [],
    mayMakeTags: ['person'],
    draft: undefined,
    habits: habitsOfClaire,
    me: claire,
    statsChoices: choicesOfAdviser,
    charter: noCharter,
    readStats: fakeStatsAnswer,
    instead: [],
    handle: (request) => {
      bot.requests.push(request);
      for (const [at, answer] of bot.instead.entries()) {
        const given = answer(request);
        if (given !== undefined) {
          bot.instead.splice(at, 1);
          return given;
        }
      }
      return answerOf(bot, request);
    },
  };
  return bot;
}

export function problem(
  status: number,
  code: string,
  more: Readonly<Record<string, unknown>> = {},
): FakeAnswer {
  return {
    status,
    body: { type: 'about:blank', title: code, status, code, reference: 'R-1234', ...more },
  };
}

function answerOf(bot: FakeBot, request: FakeRequest): FakeAnswer {
  const { method, path, query } = request;
  const special =
    answerAboutTags(bot, request) ??
    answerAboutSeries(bot, request) ??
    answerAboutCharter(bot, request);
  if (special !== undefined) {
    return special;
  }
  const id = /^\/cra\/([0-9A-Z]{26})/.exec(path)?.[1];
  switch (`${method} ${id === undefined ? path : path.replace(id, ':id')}`) {
    case 'GET /me':
      return { status: 200, body: bot.me };
    case 'GET /stats':
      return { status: 200, body: bot.readStats(query) };
    case 'GET /stats/choices':
      return { status: 200, body: bot.statsChoices };
    case 'GET /cra/habits':
      return { status: 200, body: bot.habits };
    case 'GET /cra/summary':
      return { status: 200, body: summaryOf(bot) };
    case 'GET /cra/draft':
      return { status: 200, body: bot.draft === undefined ? {} : { draft: bot.draft } };
    case 'PUT /cra/draft':
      return writeDraft(bot, craRoutes.writeDraft.body.parse(request.body));
    case 'DELETE /cra/draft':
      bot.draft = undefined;
      return { status: 200, body: {} };
    case 'PUT /cra/place':
      return { status: 200, body: bot.habits };
    case 'PUT /cra/places':
      return saveFavourite(bot, craRoutes.saveFavourite.body.parse(request.body));
    case 'DELETE /cra/places':
      return withPlaces(bot, (nom) => nom !== query.get('nom'));
    case 'GET /communes':
      return {
        status: 200,
        body: { communes: communes.filter((one) => isFound(one, query.get('q') ?? '')) },
      };
    case 'GET /cra':
      return { status: 200, body: listOf(bot, query) };
    case 'POST /cra':
      return record(bot, craRoutes.record.body.parse(request.body));
    case 'GET /cra/:id':
      return one(bot.cras.get(id ?? ''));
    case 'GET /cra/:id/versions':
      return { status: 200, body: { versions: bot.versions.get(id ?? '') ?? [] } };
    case 'PUT /cra/:id':
      return edit(bot, id ?? '', craRoutes.edit.body.parse(request.body));
    case 'DELETE /cra/:id':
      return change(bot, id ?? '', (cra) => ({ ...cra, deletedAt: '2026-03-12T14:00:00.000Z' }));
    case 'POST /cra/:id/restore':
      return change(bot, id ?? '', ({ deletedAt: _, ...cra }) => cra);
    default:
      return problem(404, 'not-found');
  }
}

function saveFavourite(
  bot: FakeBot,
  { formerName, ...place }: NamedPlace & { formerName?: string | undefined },
): FakeAnswer {
  const others = bot.habits.places.filter(({ nom }) => nom !== formerName);
  if (others.some(({ nom }) => nom === place.nom)) {
    return problem(409, 'place-name-taken', { detail: 'Ce nom est pris.' });
  }
  bot.habits = { ...bot.habits, places: [...others, place] };
  return { status: 200, body: bot.habits };
}

function withPlaces(bot: FakeBot, stays: (nom: string | undefined) => boolean): FakeAnswer {
  bot.habits = { ...bot.habits, places: bot.habits.places.filter(({ nom }) => stays(nom)) };
  return { status: 200, body: bot.habits };
}

function isFound(commune: { readonly nom: string; readonly cp: string }, q: string): boolean {
  return commune.nom.toLowerCase().startsWith(q.toLowerCase()) || commune.cp.startsWith(q);
}

function writeDraft(
  bot: FakeBot,
  body: { rev: number; craId: string; formVersion: number; fields: Record<string, unknown> },
): FakeAnswer {
  const inForce = bot.draft?.rev ?? 0;
  if (body.rev !== inForce) {
    return problem(409, 'draft-changed', { facts: { inForce: bot.draft } });
  }
  bot.draft = { ...body, rev: inForce + 1, updatedAt: '2026-03-12T13:30:00.000Z' };
  return { status: 200, body: bot.draft };
}

function record(
  bot: FakeBot,
  body: { id: string; again: boolean; content: CraContent },
): FakeAnswer {
  const known = bot.cras.get(body.id);
  if (known !== undefined) {
    return { status: 200, body: { cra: known, warnings: [] } };
  }
  const cra: CraView = {
    id: body.id,
    rev: 1,
    formVersion: 1,
    createdAt: '2026-03-12T13:30:00.000Z',
    updatedAt: '2026-03-12T13:30:00.000Z',
    structureId: 'structure1',
    source: 'panel',
    content: body.content,
  };
  bot.cras.set(cra.id, cra);
  if (bot.draft?.craId === cra.id) {
    bot.draft = undefined;
  }
  const warnings = /\d{2}( ?\d{2}){4}/.test(body.content.notes ?? '')
    ? [{ field: 'notes', kinds: ['phone'] }]
    : [];
  return { status: 200, body: { cra, warnings } };
}

function edit(bot: FakeBot, id: string, body: { rev: number; content: CraContent }): FakeAnswer {
  const cra = bot.cras.get(id);
  if (cra === undefined) {
    return problem(404, 'cra-not-found');
  }
  if (cra.rev !== body.rev) {
    return problem(409, 'conflict', { facts: { inForce: cra } });
  }
  const next = { ...cra, rev: cra.rev + 1, content: body.content };
  bot.cras.set(id, next);
  return { status: 200, body: { cra: next, warnings: [] } };
}

function change(bot: FakeBot, id: string, make: (cra: CraView) => CraView): FakeAnswer {
  const cra = bot.cras.get(id);
  if (cra !== undefined) {
    bot.cras.set(id, make(cra));
  }
  return one(bot.cras.get(id));
}

function one(cra: CraView | undefined): FakeAnswer {
  return cra === undefined ? problem(404, 'cra-not-found') : { status: 200, body: cra };
}

function listOf(bot: FakeBot, query: URLSearchParams): unknown {
  const isTrash = query.get('deleted') === 'true';
  const from = query.get('from') ?? '';
  const to = query.get('to') ?? '9999';
  const cras = [...bot.cras.values()]
    .filter(({ deletedAt }) => (deletedAt !== undefined) === isTrash)
    .filter(({ content }) => content.date >= from && content.date <= to)
    .filter(({ content }) => isLike(content, query))
    .reverse();
  const begin = Number(query.get('cursor') ?? 0);
  const end = begin + Number(query.get('limit') ?? 50);
  const next = end < cras.length ? { next: String(end) } : {};
  return { cras: cras.slice(begin, end), totals: totalsOf(cras), ...next };
}

function isLike({ activite, canal, themes, notes = '' }: CraContent, query: URLSearchParams) {
  const is = (name: string, value: string) => (query.get(name) ?? value) === value;
  const theme = query.get('theme');
  return (
    is('activite', activite) &&
    is('canal', canal) &&
    (theme === null || themes.some((code) => code === theme)) &&
    notes.includes(query.get('text') ?? '')
  );
}

function totalsOf(cras: readonly CraView[]): unknown {
  return {
    cras: cras.length,
    participants: cras.reduce((sum, { content }) => sum + content.participants, 0),
    minutes: cras.reduce((sum, { content }) => sum + content.duree, 0),
  };
}

function summaryOf(bot: FakeBot): unknown {
  const kept = [...bot.cras.values()].filter(({ deletedAt }) => deletedAt === undefined);
  return {
    today: totalsOf(kept.filter(({ content }) => content.date === today)),
    month: totalsOf(kept),
    days: Array.from({ length: 14 }, (_, at) => ({
      date: `2026-02-${String(27 + at).padStart(2, '0')}`.slice(0, 10),
      cras: at === 13 ? kept.length : (at * 5) % 4,
    })),
  };
}
