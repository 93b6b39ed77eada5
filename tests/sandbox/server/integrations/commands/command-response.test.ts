import { describe, expect, it } from '@jest/globals';
import {
  readCommandResponse,
  SILENCE,
} from '../../../../../sandbox/server/integrations/commands/command-response.ts';

const read = (body: string, contentType = 'application/json') =>
  readCommandResponse(contentType, Buffer.from(body));

describe('readCommandResponse', () => {
  it.each(['{}', 'null', '{"unknown": 1}'])('takes %s as silence', (body) => {
    expect(read(body)).toEqual(SILENCE);
  });

  it.each(['', '[]', '{"text": 5}', '{"props": "x"}', '{"attachments": "x"}', '{"text": "x"'])(
    'refuses the JSON %j',
    (body) => {
      expect(() => read(body)).toThrow();
    },
  );

  it.each(['text/plain', '', 'application/problem+json', 'Application/JSON'])(
    'shows what comes as %j as it is',
    (contentType) => {
      expect(read('{"text":"x"}', contentType)).toEqual({ ...SILENCE, text: '{"text":"x"}' });
    },
  );

  it('reads keys whatever their case, and a charset after the media type', () => {
    expect(read('{"Text":"x"}', 'application/json ; charset=utf-8').text).toBe('x');
  });

  it('refuses a card of another shape, in further answers too', () => {
    expect(() => read('{"attachments": [{"text": 1}]}')).toThrow();
    expect(() => read('{"extra_responses": [{"attachments": [{"text": 1}]}]}')).toThrow();
  });

  it('makes an empty list of cards none', () => {
    expect(read('{"attachments": [null]}').attachments).toBeNull();
  });
});
