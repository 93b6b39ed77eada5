import { reminderCard, reminderMessage, silencedMessage } from './reminder-message.ts';
import type { ReminderReader } from './ports.ts';
import type { RegistryReader } from '../../registry/index.ts';
import { describeCard } from '../../../core/describe-card.ts';

export interface ReminderCardDeps {
  readonly registry: RegistryReader;
  readonly reminders: ReminderReader;
}

const form = /^cra\.reminder\.(.+)\.\d{4}-\d\d-\d\d\.\w+$/;

/** The reminder that stands in a person's conversation; one that was answered stands no more. */
export const reminderCardKind = describeCard({
  prefix: 'cra.reminder.',
  draw: async ({ registry, reminders }: ReminderCardDeps, card) => {
    const [, person = ''] = form.exec(card) ?? [];
    const { link } = (await registry.entry(person)) ?? {};
    const { standing, isSilenced } = await reminders.read(person);
    if (!link || !standing || reminderCard(person, standing) !== card) return undefined;
    const message = isSilenced ? silencedMessage({ isSilenced }) : reminderMessage(standing);
    return { to: { kind: 'direct', userId: link.userId }, message };
  },
});
