import { list, optional, record, struct, text, truth } from '../../http/go-json.ts';
import type { Decoder } from '../../http/go-json.ts';
import { attachment } from '../cards/attachments.ts';
import type { Attachment } from '../cards/attachments.ts';
import { withTextFields } from '../cards/slack-text.ts';

/** What an integration answers to a command, as the caller of the command gets it back. */
export interface CommandResponse {
  readonly response_type: string;
  readonly text: string;
  readonly username: string;
  readonly channel_id: string;
  readonly icon_url: string;
  readonly type: string;
  readonly props: Readonly<Record<string, unknown>> | null;
  readonly goto_location: string;
  readonly trigger_id: string;
  readonly skip_slack_parsing: boolean;
  readonly attachments: readonly Attachment[] | null;
  readonly extra_responses: readonly CommandResponse[] | null;
}

/** An answer that says and does nothing. */
export const SILENCE: CommandResponse = {
  response_type: '',
  text: '',
  username: '',
  channel_id: '',
  icon_url: '',
  type: '',
  props: null,
  goto_location: '',
  trigger_id: '',
  skip_slack_parsing: false,
  attachments: null,
  extra_responses: null,
};

const readFields = struct({
  response_type: text,
  text,
  username: text,
  channel_id: text,
  icon_url: text,
  type: text,
  props: optional(record),
  goto_location: text,
  trigger_id: text,
  skip_slack_parsing: truth,
  attachments: list(attachment),
  extra_responses: optional(list((value) => readResponse(value))),
});

const readResponse: Decoder<CommandResponse> = (value) => {
  const given = readFields(value);
  const cards = given.attachments.filter((card) => card !== undefined);
  return {
    ...given,
    props: given.props ?? null,
    attachments: cards.length === 0 ? null : withTextFields(cards),
    extra_responses: given.extra_responses ?? null,
  };
};

/**
 * Reads an answer: JSON only under the media type `application/json`, anything else is text shown
 * to the person. Throws a mismatch or a syntax error where JSON was announced and is broken.
 */
export function readCommandResponse(contentType: string, body: Buffer): CommandResponse {
  const [mediaType = ''] = contentType.split(';');
  if (mediaType.trim() !== 'application/json') return { ...SILENCE, text: body.toString('utf8') };
  return readResponse(JSON.parse(body.toString('utf8')));
}
