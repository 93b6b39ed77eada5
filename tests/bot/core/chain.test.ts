import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';

import { canonical, chainLine, firstHash, nextHash, write } from '../../../bot/src/core/chain.ts';
import type { EventValue } from '../../../bot/src/core/history.ts';
import { ChainVerifier, readAnchors, type Anchor } from '../../../bot/src/core/verify-chain.ts';

/** moderation.md §10, test vector. */
const vector = [
  String.raw`df2d6d828a97daf4eb08844c0baae65be687d523f51c29b98594dc14d0dd1275 {"actor":"bot","at":"2026-01-05T08:00:00.000Z","data":{"community":"Coop \"é\" \\ essai\n"},"obj":{},"seq":1,"type":"log.opened","v":1}`,
  String.raw`f389ea205377aaba2052a8fa2ecc69db7ebce90f211adb042f8d383aacecfd03 {"actor":"S-7QK2MD","at":"2026-01-05T08:00:01.250Z","data":{"article":"respect","reports":1,"urgency":"normale"},"obj":{"case":"M-2026-0001"},"seq":2,"type":"case.opened","v":1}`,
  String.raw`787c54815e32f3e11381ffd367f4389e38b00c88b9c04495d2520b7d42205f9b {"actor":"p_b7m4x2q6t5v3k7n2r6w4y5z3aa","at":"2026-01-05T09:30:00.000Z","data":{"days":null,"step":"rappel"},"obj":{"case":"M-2026-0001","decision":"D-2026-0001"},"seq":3,"type":"decision.taken","v":1}`,
];

function verify(lines: readonly string[], anchors: readonly Anchor[] = []) {
  const verifier = new ChainVerifier(anchors);
  for (const line of lines) if (!verifier.line(line)) break;
  return verifier.end();
}

function fault(lines: readonly string[], anchors: readonly Anchor[] = []) {
  const verdict = verify(lines, anchors);
  return verdict.ok ? undefined : verdict.fault;
}

function chainOf(events: readonly Readonly<Record<string, EventValue>>[]): string[] {
  let hash = firstHash;
  return events.map((data, index) => {
    const event = canonical({
      type: 'x',
      actor: 'bot',
      obj: {},
      data,
      seq: index + 1,
      at: '2026-01-05T08:00:00.000Z',
    });
    hash = nextHash(hash, event);
    return chainLine(hash, event);
  });
}

describe('the append-only log', () => {
  it('has the hashes of the test vector', () => {
    const events = [
      {
        actor: 'bot',
        at: '2026-01-05T08:00:00.000Z',
        data: { community: 'Coop "é" \\ essai\n' },
        obj: {},
        seq: 1,
        type: 'log.opened',
      },
      {
        actor: 'S-7QK2MD',
        at: '2026-01-05T08:00:01.250Z',
        data: { urgency: 'normale', article: 'respect', reports: 1 },
        obj: { case: 'M-2026-0001' },
        seq: 2,
        type: 'case.opened',
      },
      {
        actor: 'p_b7m4x2q6t5v3k7n2r6w4y5z3aa',
        at: '2026-01-05T09:30:00.000Z',
        data: { step: 'rappel', days: null },
        obj: { decision: 'D-2026-0001', case: 'M-2026-0001' },
        seq: 3,
        type: 'decision.taken',
      },
    ];
    let hash = firstHash;
    const lines = events.map((event) => {
      hash = nextHash(hash, canonical(event));
      return chainLine(hash, canonical(event));
    });

    expect(lines).toEqual(vector);
    expect(verify(vector)).toMatchObject({ ok: true, events: 3, seq: 3 });
  });

  it('escapes nothing but quotes, backslashes and control characters', () => {
    expect(write('\u0000\b\t\n\f\r\u001f"\\/é\u2028😀\u007f')).toBe(
      '"\\u0000\\b\\t\\n\\f\\r\\u001f\\"\\\\/é\u2028😀\u007f"',
    );
  });

  it('replaces lone surrogates by U+FFFD', () => {
    expect(write('a\ud800b')).toBe('"a\ufffdb"');
  });

  it('refuses numbers that are not integers below 2^53, and keys of another form', () => {
    for (const value of [0.5, 2 ** 53, Infinity, NaN]) expect(() => write(value)).toThrow();
    expect(() => write({ 'a-b': 1 })).toThrow();
    expect(write(-0)).toBe('0');
  });

  it('says the first bad line and why', () => {
    const [one = '', two = '', three = ''] = vector;

    expect(fault([one, 'x'])).toEqual({ kind: 'parse', line: 2, seq: 2 });
    expect(fault([one, two.slice(0, -1)])).toEqual({ kind: 'parse', line: 2, seq: 2 });
    expect(fault([one, two.replace('"data":{', '"data": {')])).toMatchObject({
      kind: 'form',
      line: 2,
    });
    expect(fault([one, two.replace(',"v":1', ',"v":2')])).toMatchObject({ kind: 'form', line: 2 });
    expect(fault([one, two.replace('"reports":1', '"reports":1.0')])).toMatchObject({
      kind: 'form',
    });
    expect(fault([one, one])).toEqual({ kind: 'order', line: 2, seq: 2 });
    expect(fault([one, three])).toEqual({ kind: 'gap', line: 2, seq: 2 });
    expect(fault([one, two.replace('normale', 'urgente'), three])).toEqual({
      kind: 'hash',
      line: 2,
      seq: 2,
    });
  });

  it('goes on from the hash before an export that does not start at 1', () => {
    const [one = '', two = '', three = ''] = vector;
    const prev = `# prev ${one.slice(0, 64)}`;

    expect(verify([prev, two, three])).toMatchObject({ ok: true, events: 2, seq: 3 });
    expect(fault([prev, three])).toMatchObject({ kind: 'hash', line: 2 });
    expect(fault(['# prev 12', two])).toMatchObject({ kind: 'parse', line: 1 });
    expect(fault([two])).toMatchObject({ kind: 'gap', line: 1 });
  });

  it('compares with the anchors', () => {
    const anchor = (seq: number, hash: string) => ({
      chain: 'moderation',
      seq,
      hash,
      date: '2026-01-05',
    });
    const hash = (vector[1] ?? '').slice(0, 64);

    expect(fault(vector, [anchor(2, hash)])).toBeUndefined();
    expect(fault(vector, [anchor(3, hash)])).toEqual({ kind: 'anchor-different', line: 3, seq: 3 });
    expect(fault(vector, [anchor(4, hash)])).toMatchObject({ kind: 'anchor-missing', line: 3 });
  });

  it('reads anchors as posted, and refuses a file of another form', () => {
    const line = `moderation 12 ${'a'.repeat(64)} 2026-01-05`;

    expect(readAnchors(`${line}\n\n`)).toEqual([
      { chain: 'moderation', seq: 12, hash: 'a'.repeat(64), date: '2026-01-05' },
    ]);
    expect(readAnchors(`${line}\nnonsense\n`)).toBeUndefined();
  });

  it('shows any change of any character of any event', () => {
    const value = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.maxSafeInteger(),
      fc.boolean(),
      fc.constant(null),
    );
    const record = fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), value, {
      noNullPrototype: true,
    });
    const property = fc.property(
      fc.array(record, { minLength: 1, maxLength: 5 }),
      fc.nat(),
      fc.nat(),
      (events, which, where) => {
        const lines = chainOf(events);
        expect(verify(lines).ok).toBe(true);

        const index = which % lines.length;
        const line = lines[index] ?? '';
        const at = where % line.length;
        const changed = line[at] === '1' ? '2' : '1';
        const tampered = lines.with(index, line.slice(0, at) + changed + line.slice(at + 1));

        expect(fault(tampered)?.line).toBe(index + 1);
      },
    );
    fc.assert(property, { numRuns: 300 });
  });
});
