import type { FastifyInstance } from 'fastify';

import type { MovableClock } from './movable-clock.ts';
import { demoPassword, demoPersons } from './persons.ts';

/** What the page asks of the demonstration: whom one can be, and the date. */
export function registerDemonstration(
  app: FastifyInstance,
  { clock, onMoved }: { readonly clock: MovableClock; readonly onMoved: () => void },
): void {
  app.get('/sandbox/persons', () =>
    demoPersons.map(({ username, givenName, role }) => ({
      username,
      displayName: givenName,
      role,
      password: demoPassword,
    })),
  );
  app.get('/sandbox/date', () => ({ date: new Date(clock.now()).toISOString() }));
  app.post('/sandbox/date/advance', (request, reply) => {
    const days = daysOf(request.body);
    if (days === undefined) return reply.code(400).send({ error: 'days: 1 to 31' });
    clock.advance(days);
    onMoved();
    return { date: new Date(clock.now()).toISOString() };
  });
}

function daysOf(body: unknown): number | undefined {
  const text = Buffer.isBuffer(body) ? body.toString() : '';
  const days = Number(/"days"\s*:\s*(\d{1,2})/.exec(text)?.[1] ?? '0');
  return days >= 1 && days <= 31 ? days : undefined;
}
