import { Agent, type IncomingHttpHeaders } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { differences, type Comparison } from './compare.ts';
import { EventStream, openStream, shownEvent } from './event-stream.ts';
import { exchange, type HttpAnswer } from './http-exchange.ts';
import { startIntegration, type Integration } from './integration.ts';
import {
  isObject,
  listAt,
  numberAt,
  objectAt,
  textAt,
  type Json,
  type JsonObject,
} from './json.ts';
import { fill, fillText, type Bindings } from './placeholders.ts';

/** A moment in which events that should not come would come. */
const GRACE_MS = 40;
const PATIENCE_MS = 3000;
const CLOSED_HEADERS = /^(?:token|location|retry-after|x-ratelimit|access-control|www-auth)/;

export interface Playing {
  /** Address of a fresh server. */
  readonly url: string;
  /** Keys that the server may leave out. */
  readonly omitted: ReadonlySet<string>;
}

/** Plays a transcript against a server; answers every difference, with the step it is in. */
export async function play(transcript: JsonObject, playing: Playing): Promise<readonly string[]> {
  const integration = await startIntegration();
  const player = new Player(playing, integration);
  const found: string[] = [];
  try {
    for (const [index, step] of listAt(transcript, 'steps').entries()) {
      if (!isObject(step)) continue;
      const wrong = await player.step(step);
      found.push(...wrong.map((difference) => `step ${index + 1} ${nameOf(step)}: ${difference}`));
    }
  } finally {
    player.close();
    integration.close();
  }
  return found;
}

function nameOf(step: JsonObject): string {
  const send = objectAt(step, 'send');
  const what = `${textAt(step, 'who')} ${textAt(send, 'method')} ${textAt(send, 'path')}`;
  return `${what.trim()} (${textAt(step, 'title')})`;
}

class Player {
  readonly #url: string;
  readonly #omitted: ReadonlySet<string>;
  readonly #integration: Integration;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 4 });
  readonly #streams = new Map<string, EventStream>();
  readonly #bound: Bindings;

  constructor({ url, omitted }: Playing, integration: Integration) {
    this.#url = url;
    this.#omitted = omitted;
    this.#integration = integration;
    this.#bound = new Map([
      ['server', url],
      ['host', new URL(url).host],
      ['hook', integration.url],
    ]);
  }

  close(): void {
    for (const stream of this.#streams.values()) stream.close();
    this.#agent.destroy();
  }

  async step(step: JsonObject): Promise<readonly string[]> {
    const repeat = objectAt(step, 'repeat');
    const found: string[] = [];
    for (let n = 0; n < (numberAt(repeat, 'times') ?? 1); n += 1) {
      this.#bound.set('n', String(n).padStart(numberAt(repeat, 'pad') ?? 0, '0'));
      found.push(...(await this.#once(step)));
    }
    return found;
  }

  async #once(step: JsonObject): Promise<readonly string[]> {
    const done = await this.#act(step);
    return [...done, ...(await this.#settle(step))];
  }

  async #act(step: JsonObject): Promise<readonly string[]> {
    if (step['wait_ms'] !== undefined) {
      await sleep(numberAt(step, 'wait_ms') ?? 0);
      return [];
    }
    if (step['open'] !== undefined) return this.#open(step);
    if (step['say'] !== undefined) {
      this.#streams.get(textAt(step, 'socket'))?.say(fill(step['say'], this.#bound));
      return [];
    }
    if (step['hang_up'] !== undefined) {
      const name = textAt(step, 'hang_up');
      this.#streams.get(name)?.close();
      await sleep(GRACE_MS);
      this.#streams.delete(name);
      return [];
    }
    return this.#exchange(step);
  }

  #credentials(step: JsonObject): Record<string, string> {
    const who = textAt(step, 'who');
    if (who === '' || who === 'stranger') return {};
    return { authorization: `Bearer ${this.#bound.get(`token:${who}`) ?? ''}` };
  }

  async #open(step: JsonObject): Promise<readonly string[]> {
    const given = objectAt(step, 'headers');
    const headers = Object.keys(given).map((key) => [key, textAt(given, key)] as const);
    const query = fillText(textAt(step, 'query'), this.#bound) ?? '';
    const resumed =
      step['fresh'] === undefined ? /sequence_number=(\d+)/.exec(query)?.[1] : undefined;
    const opened = await openStream(
      `${this.#url.replace(/^http/, 'ws')}/api/v4/websocket${query}`,
      { ...Object.fromEntries(headers), ...this.#credentials(step) },
      Number(resumed ?? 0),
    );
    const refused = step['refused'];
    if (opened instanceof EventStream) {
      this.#streams.set(textAt(step, 'open'), opened);
      return refused === undefined ? [] : ['the upgrade was not refused'];
    }
    const actual = { status: opened.status, text: opened.text };
    return differences(refused ?? {}, actual, 'refused', this.#comparison(step));
  }

  async #exchange(step: JsonObject): Promise<readonly string[]> {
    const send = fill(objectAt(step, 'send'), this.#bound);
    const hooks = listAt(step, 'hooks').filter((hook) => isObject(hook));
    this.#integration.expect(
      hooks.map((hook) =>
        objectAt({ answer: fill(objectAt(hook, 'answer'), this.#bound) }, 'answer'),
      ),
    );
    const given = isObject(send) ? send : {};
    const headers = { ...objectAt(given, 'headers'), ...this.#credentials(step) };
    const answer = await exchange(this.#url, { ...given, headers }, this.#agent);
    return [
      ...this.#compareCalls(step, hooks),
      ...this.#compareAnswer(step, objectAt(step, 'receive'), answer),
    ];
  }

  #compareCalls(step: JsonObject, hooks: readonly JsonObject[]): readonly string[] {
    const expected = hooks.map((hook) => objectAt(hook, 'request'));
    return differences(expected, this.#integration.calls, 'hooks', this.#comparison(step));
  }

  #compareAnswer(step: JsonObject, receive: JsonObject, answer: HttpAnswer): readonly string[] {
    const how = textAt(receive, 'match');
    const expected = Object.fromEntries(Object.entries(receive).filter(([key]) => key !== 'match'));
    const actual = {
      status: answer.status,
      headers: shownHeaders(objectAt(receive, 'headers'), answer.headers),
      ...(how === 'status' ? {} : answer.content),
    };
    const comparison = { ...this.#comparison(step), isLoose: how === 'contains' };
    return differences(expected, actual, 'receive', comparison);
  }

  #comparison(step: JsonObject): Comparison {
    const unordered = listAt(step, 'unordered').filter((path) => typeof path === 'string');
    return {
      bound: this.#bound,
      omitted: this.#omitted,
      unordered: new Set(unordered),
      isLoose: false,
    };
  }

  /** Waits for the events of a step, then a moment longer, and compares what each socket heard. */
  async #settle(step: JsonObject): Promise<readonly string[]> {
    if (this.#streams.size === 0) return [];
    const expected = objectAt(step, 'events');
    const until = Date.now() + PATIENCE_MS;
    while (this.#isShort(step, expected) && Date.now() < until) await sleep(5);
    await sleep(GRACE_MS);
    const found: string[] = [];
    const heard: Record<string, Json> = {};
    for (const [name, stream] of this.#streams) {
      const taken = stream.take((difference) => found.push(`events.${name}: ${difference}`));
      const counted = taken.filter((event) => counts(step, name, event)).map(shownEvent);
      if (counted.length > 0) heard[name] = counted;
    }
    return [...found, ...differences(expected, heard, 'events', this.#comparison(step))];
  }

  #isShort(step: JsonObject, expected: JsonObject): boolean {
    return Object.keys(expected).some((name) => {
      const waiting = this.#streams.get(name)?.waiting ?? [];
      const counted = waiting.filter((event) => counts(step, name, event));
      return counted.length < listAt(expected, name).length;
    });
  }
}

/** Whether an event counts in a step: some steps name the only ones that do. */
function counts(step: JsonObject, socket: string, event: JsonObject): boolean {
  const only = listAt(objectAt(step, 'hear'), socket);
  return only.length === 0 || only.includes(textAt(event, 'event'));
}

/** The headers that a transcript names, and those that it would have named. */
function shownHeaders(named: JsonObject, all: IncomingHttpHeaders): JsonObject {
  const shown: Record<string, Json> = {};
  for (const [key, value] of Object.entries(all)) {
    if ((key in named || CLOSED_HEADERS.test(key)) && value !== undefined) shown[key] = value;
  }
  return shown;
}
