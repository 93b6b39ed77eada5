import { describe, expect, it, jest } from '@jest/globals';
import { openEventStream, type Line } from '../../../../sandbox/web/src/client/socket.ts';

function makeLine(): Line & { readonly sent: string[] } {
  const sent: string[] = [];
  return {
    onopen: null,
    onclose: null,
    onmessage: null,
    sent,
    close: () => undefined,
    send: (text) => sent.push(text),
  };
}

describe('the event stream', () => {
  it('hands over events and passes replies over', () => {
    const line = makeLine();
    const heard: unknown[] = [];
    const stream = openEventStream(() => line, {
      onMessage: (message) => heard.push(message.event),
      onOpen: () => undefined,
      onClose: () => undefined,
    });

    line.onmessage?.(new MessageEvent('message', { data: '{"event":"hello","seq":0}' }));
    line.onmessage?.(new MessageEvent('message', { data: '{"status":"OK","seq_reply":1}' }));
    line.onmessage?.(new MessageEvent('message', { data: 'nonsense' }));
    stream.close();

    expect(heard).toEqual(['hello']);
  });

  it('comes back by itself and says that it did', () => {
    jest.useFakeTimers();
    const lines: Line[] = [];
    const opened: boolean[] = [];
    const stream = openEventStream(
      () => {
        const line = makeLine();
        lines.push(line);
        return line;
      },
      {
        onMessage: () => undefined,
        onOpen: (isReconnection) => opened.push(isReconnection),
        onClose: () => undefined,
      },
    );

    lines[0]?.onopen?.(new Event('open'));
    lines[0]?.onclose?.(new CloseEvent('close'));
    jest.advanceTimersByTime(1_000);
    lines[1]?.onopen?.(new Event('open'));
    stream.close();
    jest.useRealTimers();

    expect(opened).toEqual([false, true]);
  });

  it('counts what it says', () => {
    const line = makeLine();
    const listener = {
      onMessage: () => undefined,
      onOpen: () => undefined,
      onClose: () => undefined,
    };
    const stream = openEventStream(() => line, listener);

    stream.send('ping', {});
    stream.send('ping', {});
    stream.close();

    expect(line.sent.map((text) => /"seq":(\d)/.exec(text)?.[1])).toEqual(['1', '2']);
  });
});
