import { describe, expect, it } from '@jest/globals';
import { themes } from '@coop/contract/cra';

import { makeTranslate } from '../../bot/src/adapters/language/translate.ts';
import type { DialogForm } from '../../bot/src/core/describe-dialog.ts';
import { say, type Text } from '../../bot/src/core/text.ts';
import { exceptionForm } from '../../bot/src/features/channels/chat/exception.dialog.ts';
import { confirmForm as confirmPlanForm } from '../../bot/src/features/channels/chat/plan.actions.ts';
import { acceptForm } from '../../bot/src/features/charter/chat/accept-charter.dialog.ts';
import { campaignForm } from '../../bot/src/features/charter/chat/campaign.ts';
import { declineForm } from '../../bot/src/features/charter/chat/decline-charter.dialog.ts';
import { exemptForm } from '../../bot/src/features/charter/chat/exempt.ts';
import { publishForm } from '../../bot/src/features/charter/chat/publish.dialog.ts';
import { retractForm } from '../../bot/src/features/charter/chat/retract.ts';
import { voidForm } from '../../bot/src/features/charter/chat/void.ts';
import { withdrawForm } from '../../bot/src/features/charter/chat/withdraw-acceptance.dialog.ts';
import { entryForm } from '../../bot/src/features/cra/chat/entry-form.ts';
import { peopleForm } from '../../bot/src/features/cra/chat/people-form.ts';
import { placesForm } from '../../bot/src/features/cra/chat/places.dialog.ts';
import { repeatForm } from '../../bot/src/features/cra/chat/repeat.dialog.ts';
import { questionsForm } from '../../bot/src/features/cra/chat/questions-form.ts';
import { parseCraLine } from '../../bot/src/features/cra/one-line/index.ts';
import { loadCommunes } from '../../bot/src/features/territory/index.ts';
import { confirmForm } from '../../bot/src/features/registry/chat/confirm-import.dialog.ts';
import { importForm } from '../../bot/src/features/registry/chat/import-registry.dialog.ts';
import { departForm } from '../../bot/src/features/registry/edit/depart.dialog.ts';
import { entryForm as registryEntryForm } from '../../bot/src/features/registry/edit/entry-form.ts';
import { withDescribedFeatures } from '../../build/docs/described-features.ts';
import { aCharter } from '../support/a-charter.ts';
import { anEntry, testId } from '../support/builders.ts';

const entry = {
  craId: testId(1),
  ticks: themes,
  fields: { participants: 8 },
  source: 'dialog',
} as const;
const habits = { today: '2026-03-02', durees: [15, 90], themes: [], places: [] };

const communes = loadCommunes();

/** What these lines leave open, between them everything that can be asked. */
const asked = [
  'atelier 47 min Saint-Denis lundi tel 45 bidule seniors dont connus suite redirection "a" "b"',
  'indiv visio domicile 1h 2h Nantes Paris demain 120 pers',
  'sans matériel ordi',
].map((line) => {
  const parsed = parseCraLine(line, { today: '2026-03-02', departement: '44', communes });
  return questionsForm({ entry, parsed, habits, communes });
});

/** Each dialog as it may stand at its fullest. */
const forms: Readonly<Record<string, readonly DialogForm[]>> = {
  'channels.confirm': [confirmPlanForm({ id: '7K2', removals: 36_000 })],
  'channels.exception': [exceptionForm()],
  'charter.accept': [acceptForm(aCharter(), say('charter.failure.none'))],
  'charter.campaign': [campaignForm({ waiting: 3_600, running: undefined, lastDay: '2026-04-30' })],
  'charter.decline': [declineForm()],
  'charter.exempt': [exemptForm('Camille Martin')],
  'charter.publish': [publishForm()],
  'charter.retract': [retractForm('2.0')],
  'charter.void': [voidForm()],
  'charter.withdraw': [withdrawForm()],
  'cra.entry': [entryForm(entry, habits), entryForm({ ...entry, rev: 1 }, habits)],
  'cra.people': [peopleForm(entry)],
  'cra.questions': asked,
  'cra.places': [
    placesForm({
      here: { commune: { insee: '44109', cp: '44000', nom: 'Nantes' }, canal: 'domicile' },
      favourites: [],
    }),
  ],
  'cra.repeat': [repeatForm(undefined)],
  'registry.import': [importForm('personnes.csv')],
  'registry.import.confirm': [confirmForm(4_000)],
  'registry.entry': [
    registryEntryForm({ entry: anEntry(), today: '2026-03-02', isAdministrator: true }),
  ],
  'registry.departure': [departForm(anEntry(), '2026-03-02')],
};

const translate = makeTranslate((typed) => typed);

describe.each(['fr', 'en'] as const)('dialogs in %s', (locale) => {
  const bytes = (text: Text | undefined) =>
    text === undefined
      ? 0
      : Buffer.byteLength(translate(text, { locale, timeZone: 'Europe/Paris' }));

  it.each(Object.entries(forms))('%s: titles and labels stay whole within 24 bytes', (_, all) => {
    const labels = all.flatMap(({ title, submit, elements }) => [
      title,
      submit,
      ...elements.map(({ label }) => label),
    ]);

    expect(labels.filter((label) => bytes(label) > 24)).toEqual([]);
  });

  it.each(Object.entries(forms))('%s: help stays whole within 150 bytes', (_, all) => {
    const helps = all.flatMap(({ elements }) => elements.map(({ help }) => help));

    expect(helps.filter((help) => bytes(help) > 150)).toEqual([]);
  });
});

it('every dialog of the bot is among them', async () => {
  const names = await withDescribedFeatures((features) =>
    features.flatMap(({ dialogs = [] }) => dialogs.map(({ name }) => name)),
  );

  expect(names.sort()).toEqual(Object.keys(forms).sort());
});
