import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';

import { moment, version, world } from './charter-scene.ts';
import {
  standingAt,
  type CharterWorld,
} from '../../../../bot/src/features/charter/standing/fold.ts';
import {
  isGateOpen,
  type CharterEvent,
} from '../../../../bot/src/features/charter/standing/state.ts';

const one = world(version('1.0', '2026-01-05'));
const two = world(
  version('1.0', '2026-01-05'),
  version('1.1', '2026-02-01'),
  version('2.0', '2026-03-01'),
);

let serial = 0;
type EventOf<T extends CharterEvent['type']> = Omit<
  Extract<CharterEvent, { readonly type: T }>,
  'id' | 'at' | 'type'
>;

function event<T extends CharterEvent['type']>(type: T, when: string, more: EventOf<T>) {
  serial += 1;
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- the three parts make an event of that type
  return { id: `e${String(serial)}`, at: moment(when), type, ...more } as unknown as CharterEvent;
}

const seen = (when: string, isBefore = false) => event('seen', when, { isBefore });
const accept = (when: string, number = '1.0') => {
  const [major = 1, minor = 0] = number.split('.').map(Number);
  return event('accept', when, { version: { major, minor } });
};

function at(when: string, events: readonly CharterEvent[], where: CharterWorld = one) {
  const standing = standingAt(events, where, moment(when));
  return [standing.state.name, isGateOpen(standing) ? 'open' : 'closed'];
}

describe('where a person stands towards a charter', () => {
  it('is unasked until they are seen in the team, then invited, their gate closed', () => {
    expect(at('2026-04-01', [])).toEqual(['unasked', 'closed']);
    expect(at('2026-04-01 11:00', [seen('2026-04-01 10:00')])).toEqual(['invited', 'closed']);
  });

  it('keeps the gate of people from before open until a campaign reaches them, and during it', () => {
    const there = seen('2026-01-06', true);
    const campaign = { deadline: moment('2026-05-01'), atDeadline: 'fermer' } as const;
    const reached = event('invited', '2026-04-01', { campaign });
    const reported = event('invited', '2026-04-01', {
      campaign: { ...campaign, atDeadline: 'signaler' },
    });

    expect(at('2026-03-01', [there])).toEqual(['unasked', 'open']);
    expect(at('2026-04-30', [there, reached])).toEqual(['invited', 'open']);
    expect(at('2026-05-01', [there, reached])).toEqual(['expired', 'closed']);
    expect(at('2026-05-01', [there, reported])).toEqual(['expired', 'open']);
  });

  it('opens with an acceptance of the version in force, in whatever state it comes', () => {
    const past = [
      [seen('2026-04-01')],
      [seen('2026-04-01'), event('decline', '2026-04-02', {})],
      [seen('2026-03-01')],
      [seen('2026-04-01'), event('exempt', '2026-04-02', { until: moment('2026-05-01') })],
    ];

    for (const events of past) {
      expect(at('2026-04-20', [...events, accept('2026-04-03')])).toEqual(['accepted', 'open']);
    }
  });

  it('expires in silence, the counters of the reminders going with it', () => {
    const reminded = [
      seen('2026-04-01'),
      event('reminded', '2026-04-02', { rank: 1 }),
      event('reminded', '2026-04-04', { rank: 2 }),
    ];

    expect(standingAt(reminded, one, moment('2026-04-05')).state).toMatchObject({ reminders: 2 });
    expect(at('2026-04-11', reminded)).toEqual(['expired', 'closed']);
  });

  it('6. opens for somebody who accepts on day 40, long after the silence', () => {
    expect(at('2026-05-11', [seen('2026-04-01'), accept('2026-05-11')])).toEqual([
      'accepted',
      'open',
    ]);
  });

  it('7. closes with a refusal, and opens again with an acceptance', () => {
    const events = [seen('2026-04-01'), event('decline', '2026-04-02', {})];

    expect(at('2026-04-20', events)).toEqual(['refused', 'closed']);
    expect(at('2026-04-20', [...events, accept('2026-04-19')])).toEqual(['accepted', 'open']);
  });

  it('8. holds over a minor', () => {
    expect(at('2026-02-10', [seen('2026-01-10'), accept('2026-01-11')], two)).toEqual([
      'accepted',
      'open',
    ]);
  });

  it('9. is superseded from 00:00 of the new major, open to the last minute of the grace', () => {
    const events = [seen('2026-01-10'), accept('2026-02-10', '1.1')];

    expect(at('2026-02-28 23:59', events, two)).toEqual(['accepted', 'open']);
    expect(at('2026-03-01 00:00', events, two)).toEqual(['superseded', 'open']);
    expect(at('2026-03-30 23:59', events, two)).toEqual(['superseded', 'open']);
    expect(at('2026-03-31 00:00', events, two)).toEqual(['expired', 'closed']);
  });

  it('10. has at least seven days left when another major comes during the grace', () => {
    const three = { ...two, versions: [...two.versions, version('3.0', '2026-03-28')] };
    const events = [seen('2026-01-10'), accept('2026-02-10', '1.1')];

    expect(at('2026-04-03 23:59', events, three)).toEqual(['superseded', 'open']);
    expect(at('2026-04-04 00:00', events, three)).toEqual(['expired', 'closed']);
  });

  it('11. is as before when the new major is retracted, for those who accepted either', () => {
    const retractedAt = moment('2026-03-20');
    const [first, minor] = two.versions;
    const back = world(
      ...[first, minor].filter((found) => found !== undefined),
      version('2.0', '2026-03-01', { retractedAt }),
    );
    const older = [seen('2026-01-10'), accept('2026-02-10', '1.1')];
    const newer = [seen('2026-03-02'), accept('2026-03-03', '2.0')];

    expect(at('2026-03-19', older, back)).toEqual(['superseded', 'open']);
    expect(at('2026-06-01', older, back)).toEqual(['accepted', 'open']);
    expect(at('2026-06-01', newer, back)).toEqual(['accepted', 'open']);
  });

  it('keeps the proof of an older major and asks for the one in force', () => {
    expect(at('2026-03-03', [seen('2026-03-02'), accept('2026-03-03', '1.1')], two)).toEqual([
      'invited',
      'closed',
    ]);
  });

  it('17. closes with a withdrawal', () => {
    const events = [seen('2026-04-01'), accept('2026-04-02'), event('withdraw', '2026-04-03', {})];

    expect(at('2026-04-04', events)).toEqual(['refused', 'closed']);
  });

  it('19. is exempt to the end of the last day, then what the proofs say, else invited', () => {
    const until = moment('2026-07-01');
    const exempted = [seen('2026-04-01'), event('exempt', '2026-04-02', { until })];

    expect(at('2026-06-30 23:59', exempted)).toEqual(['exempt', 'open']);
    expect(at('2026-07-01 00:00', exempted)).toEqual(['invited', 'closed']);
    expect(at('2026-07-02', [...exempted, accept('2026-05-01')])).toEqual(['accepted', 'open']);
  });

  it('falls back on the other proofs when one is voided, else is invited', () => {
    const first = accept('2026-04-02');
    const second = accept('2026-04-03');
    const voided = event('void', '2026-04-05', { of: first.id });
    const both = [seen('2026-04-01'), first, second, voided];

    expect(at('2026-04-06', both)).toEqual(['accepted', 'open']);
    expect(at('2026-04-06', [seen('2026-04-01'), first, voided])).toEqual(['invited', 'closed']);
  });

  it('is frozen while the person is away, and asked again at the return', () => {
    const away = [seen('2026-04-01'), event('left', '2026-04-02', {})];
    const inGrace = [
      seen('2026-01-10'),
      accept('2026-02-10', '1.1'),
      event('left', '2026-03-20', {}),
      seen('2026-06-01'),
    ];

    expect(at('2026-06-01', away)).toEqual(['invited', 'closed']);
    expect(standingAt([...away, seen('2026-06-02')], one, moment('2026-06-03')).state).toEqual({
      name: 'invited',
      at: moment('2026-06-02'),
      reminders: 0,
    });
    expect(at('2026-06-07 23:59', inGrace, two)).toEqual(['superseded', 'open']);
    expect(at('2026-06-08', inGrace, two)).toEqual(['expired', 'closed']);
  });
});

const day = fc
  .integer({ min: 0, max: 200 })
  .map((days) => moment('2026-01-06') + days * 86_400_000);
const versionNumber = fc.constantFrom({ major: 1, minor: 0 }, { major: 2, minor: 0 });
const anyEvent: fc.Arbitrary<CharterEvent> = fc.record({ id: fc.uuid(), at: day }).chain((base) =>
  fc.oneof(
    fc.boolean().map((isBefore) => ({ ...base, type: 'seen' as const, isBefore })),
    fc.constant({ ...base, type: 'left' as const }),
    fc.constant({ ...base, type: 'invited' as const }),
    fc.integer({ min: 1, max: 3 }).map((rank) => ({ ...base, type: 'reminded' as const, rank })),
    versionNumber.map((number) => ({ ...base, type: 'accept' as const, version: number })),
    fc.constant({ ...base, type: 'decline' as const }),
    fc.constant({ ...base, type: 'withdraw' as const }),
    day.map((until) => ({ ...base, type: 'exempt' as const, until })),
    fc.constant({ ...base, type: 'unexempt' as const }),
  ),
);
const history = fc.array(anyEvent, { maxLength: 12 });
const hasPermission = (events: readonly CharterEvent[], after: number, until: number) =>
  events.some(
    ({ type, at: when }) =>
      (type === 'accept' || type === 'exempt') && when >= after && when <= until,
  );

describe('any history of a person', () => {
  it('folds to the same state however often its events are told, and in whatever pieces', () => {
    fc.assert(
      fc.property(history, day, fc.array(fc.nat(), { maxLength: 8 }), (events, now, again) => {
        const told = events.toSorted((a, b) => a.at - b.at);
        const repeats = again.flatMap((index) => told.slice(index % (told.length + 1)).slice(0, 1));

        expect(standingAt([...told, ...repeats], two, now)).toEqual(standingAt(told, two, now));
      }),
    );
  });

  it('has its gate open in the passing states exactly, people from before set apart', () => {
    fc.assert(
      fc.property(history, day, (events, now) => {
        const standing = standingAt(events, two, now);
        const passing = ['accepted', 'superseded', 'exempt'].includes(standing.state.name);

        expect(isGateOpen(standing)).toBe(
          passing || (standing.isBefore && standing.state.name === 'unasked'),
        );
      }),
    );
  });

  it('leads from refused to open only by an acceptance or an exemption', () => {
    fc.assert(
      fc.property(history, day, day, (events, first, second) => {
        const [early, late] = [Math.min(first, second), Math.max(first, second)];
        const before = standingAt(events, two, early);
        const after = standingAt(events, two, late);
        const isOpenedSince = before.state.name === 'refused' && isGateOpen(after);

        expect(isOpenedSince && !hasPermission(events, early, late)).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });
});
