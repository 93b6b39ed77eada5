import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { WebSocket } from 'ws';
import {
  EventStream,
  type EventStreamHandlers,
  type EventStreamSettings,
  type SessionState,
} from '../../../../bot/src/adapters/mattermost/event-stream.ts';
import { timerSleep } from '../../../../bot/src/adapters/mattermost/timer-sleep.ts';
import { FakeMattermost } from './support/fake-mattermost.ts';
import { postJson } from './support/json.ts';

/** Writes down what the stream tells, and lets a test wait for it. */
class Diary {
  readonly lines: string[] = [];
  readonly #waiting: (() => void)[] = [];

  write(line: string): void {
    this.lines.push(line);
    for (const wake of this.#waiting.splice(0)) wake();
  }

  async until(line: string, times = 1): Promise<void> {
    while (this.lines.filter((written) => written === line).length < times) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }
}

describe('the event stream', () => {
  let fake: FakeMattermost;
  let diary: Diary;
  let stream: EventStream | undefined;
  let session: SessionState;

  beforeEach(async () => {
    fake = await FakeMattermost.start('/chat');
    diary = new Diary();
    session = 'alive';
    stream = undefined;
  });

  afterEach(async () => {
    await stream?.close();
    await fake.close();
  });

  function open(
    settings: Partial<EventStreamSettings> = {},
    handlers: Partial<EventStreamHandlers> = {},
  ): EventStream {
    stream = EventStream.open(
      {
        url: fake.url,
        token: 'secret-token',
        userAgent: 'coop/0.1.0',
        backoff: { firstMs: 1, maximumMs: 2 },
        ...settings,
      },
      {
        random: () => 0,
        sleep: timerSleep,
        checkSession: () => Promise.resolve(session),
        handlers: {
          onEvent: (event) => diary.write('post' in event ? event.post.id : event.kind),
          onGap: (reason) => diary.write(`gap ${reason}`),
          onRevoked: () => diary.write('revoked'),
          onState: (state) => diary.write(state),
          onError: (error, event) => diary.write(`error ${event} ${nameOf(error)}`),
          ...handlers,
        },
      },
    );
    return stream;
  }

  it('authenticates in the upgrade and begins with a gap, for nothing was heard before', async () => {
    fake.onSocket = greet;

    open();
    await diary.until('gap started');

    expect(fake.sockets[0]).toMatchObject({
      url: '/chat/api/v4/websocket',
      token: 'Bearer secret-token',
    });
    expect(diary.lines).toEqual(['connected', 'gap started']);
  });

  it('hands over used events in order and ignores the others', async () => {
    fake.onSocket = (socket) => {
      greet(socket);
      tell(socket, { event: 'status_change', seq: 1, data: { status: 'online' } });
      say(socket, 2, 'one');
      say(socket, 3, 'two');
    };

    open();
    await diary.until('two');

    expect(diary.lines).toEqual(['connected', 'gap started', 'one', 'two']);
  });

  it('waits for one event to be handled before the next', async () => {
    fake.onSocket = (socket) => {
      greet(socket);
      say(socket, 1, 'one');
      say(socket, 2, 'two');
    };
    const onEvent: EventStreamHandlers['onEvent'] = async (event) => {
      if (event.kind !== 'posted') return;
      if (event.post.id === 'one') await timerSleep(5);
      diary.write(`handled ${event.post.id}`);
    };

    open({}, { onEvent });
    await diary.until('handled two');

    expect(diary.lines.slice(-2)).toEqual(['handled one', 'handled two']);
  });

  it('goes on after a handler that fails and an event that is not readable', async () => {
    fake.onSocket = (socket) => {
      greet(socket);
      say(socket, 1, 'one');
      tell(socket, { event: 'posted', seq: 2, data: { post: 'no JSON' } });
      socket.send('no JSON');
      tell(socket, {
        event: 'user_added',
        seq: 3,
        data: { user_id: 'a' },
        broadcast: { channel_id: 'c' },
      });
    };
    const onEvent: EventStreamHandlers['onEvent'] = (event) => {
      if (event.kind === 'posted') throw new RangeError('one');
      diary.write(event.kind);
    };

    open({}, { onEvent });
    await diary.until('user-added');

    expect(diary.lines).toContain('error posted RangeError');
    expect(diary.lines).toContain('error posted ZodError');
  });

  it('resumes after a loss with its connection and the next number, without gap', async () => {
    fake.onSocket = (socket, url) => {
      if (url.includes('connection_id')) {
        say(socket, 2, 'missed');
        return;
      }
      greet(socket);
      say(socket, 1, 'heard');
      socket.close();
    };

    open();
    await diary.until('missed');

    expect(fake.sockets[1]?.url).toBe(
      '/chat/api/v4/websocket?connection_id=connection1&sequence_number=2',
    );
    expect(diary.lines).toEqual([
      'connected',
      'gap started',
      'heard',
      'disconnected',
      'connected',
      'missed',
    ]);
  });

  it('tells a gap when the server does not know the connection any more', async () => {
    fake.onSocket = (socket, url) => {
      greet(socket, url.includes('connection_id') ? 'connection2' : 'connection1');
      if (!url.includes('connection_id')) socket.close();
    };

    open();
    await diary.until('gap not-resumed');

    expect(diary.lines.filter((line) => line.startsWith('gap'))).toEqual([
      'gap started',
      'gap not-resumed',
    ]);
  });

  it('asks for nothing to be resumed after a server that accepted and left without a word', async () => {
    let opened = 0;
    fake.onSocket = (socket) => {
      opened += 1;
      if (opened !== 2) greet(socket);
      if (opened !== 3) socket.close();
    };

    open();
    await diary.until('gap not-resumed');

    expect(fake.sockets.map(({ url }) => url.includes('connection_id'))).toEqual([
      false,
      true,
      false,
    ]);
  });

  it('tells a gap before the event that shows that one is missing', async () => {
    fake.onSocket = (socket) => {
      greet(socket);
      say(socket, 3, 'late');
    };

    open();
    await diary.until('late');

    expect(diary.lines.slice(-2)).toEqual(['gap lost-message', 'late']);
  });

  it('hears an event that is told twice once', async () => {
    fake.onSocket = (socket) => {
      greet(socket);
      say(socket, 1, 'one');
      say(socket, 1, 'one');
      say(socket, 2, 'two');
    };

    open();
    await diary.until('two');

    expect(diary.lines.filter((line) => line === 'one')).toHaveLength(1);
  });

  it('leaves a connection on which its pings stay without answer', async () => {
    fake.onSocket = (socket, url) => {
      if (url.includes('connection_id')) answerPings(socket);
      else greet(socket);
    };

    open({ heartbeatMs: 5, answerTimeoutMs: 50 });
    await diary.until('connected', 2);

    expect(diary.lines).toEqual(['connected', 'gap started', 'disconnected', 'connected']);
  });

  it('notices a revoked session, says so once, and is there again when it is revived', async () => {
    fake.onSocket = (socket) => {
      greet(socket);
      answerPings(socket);
    };
    open({ heartbeatMs: 1, answerTimeoutMs: 20 });
    await diary.until('connected');

    session = 'revoked';
    await diary.until('disconnected', 3);
    session = 'alive';
    await diary.until('connected', 4);

    expect(diary.lines.filter((line) => line === 'revoked')).toHaveLength(1);
  });

  it('gives the connection up when REST was refused', async () => {
    fake.onSocket = (socket) => greet(socket);
    const opened = open();
    await diary.until('gap started');

    opened.sessionRefused();
    await diary.until('connected', 2);

    expect(diary.lines).toContain('disconnected');
  });

  it('comes back when the server refuses the upgrade', async () => {
    const { url } = fake;
    await fake.close();
    open({ url });

    await timerSleep(10);
    await stream?.close();

    expect(diary.lines).toEqual([]);
  });

  it('goes on when the session cannot be checked', async () => {
    fake.onSocket = (socket) => {
      greet(socket);
      socket.close();
    };
    stream = EventStream.open(
      { url: fake.url, token: 't', userAgent: 'a', backoff: { firstMs: 1, maximumMs: 1 } },
      {
        random: () => 0,
        sleep: timerSleep,
        checkSession: () => Promise.reject(new RangeError('no')),
        handlers: {
          onEvent: () => undefined,
          onGap: (reason) => diary.write(reason),
          onRevoked: () => undefined,
          onState: () => {
            throw new TypeError('no');
          },
          onError: (error, event) => diary.write(`${event} ${nameOf(error)}`),
        },
      },
    );

    await diary.until('not-resumed');

    expect(diary.lines).toEqual(expect.arrayContaining(['session RangeError', 'state TypeError']));
  });

  it('closes after the event in hand, hears nothing more, and says goodbye', async () => {
    const goodbye = new Promise<number>((resolve) => {
      fake.onSocket = (socket) => {
        greet(socket);
        say(socket, 1, 'one');
        socket.on('close', resolve);
      };
    });
    let finish: () => void = () => undefined;
    const inHand = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const onEvent: EventStreamHandlers['onEvent'] = async () => {
      diary.write('begun');
      await inHand;
      diary.write('done');
    };
    const opened = open({}, { onEvent });
    await diary.until('begun');

    const closed = opened.close().then(() => diary.write('closed'));
    expect(await goodbye).toBe(1000);
    finish();
    await closed;

    expect(diary.lines.indexOf('done')).toBeGreaterThan(0);
    expect(diary.lines.at(-1)).toBe('closed');
  });
});

function tell(socket: WebSocket, frame: object): void {
  socket.send(JSON.stringify(frame));
}

function greet(socket: WebSocket, id = 'connection1'): void {
  tell(socket, { event: 'hello', seq: 0, data: { connection_id: id } });
}

function say(socket: WebSocket, seq: number, id: string): void {
  const data = { post: JSON.stringify(postJson({ id })), channel_type: 'O', team_id: 'team1' };
  tell(socket, { event: 'posted', seq, data, broadcast: { channel_id: 'channel1' } });
}

function answerPings(socket: WebSocket): void {
  socket.on('message', () => tell(socket, { status: 'OK', seq_reply: 1, data: { text: 'pong' } }));
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.constructor.name.replace('$', '') : 'unknown';
}
