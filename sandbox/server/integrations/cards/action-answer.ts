import { list, optional, record, struct, text, truth } from '../../http/go-json.ts';
import { integrationFailed } from '../action-request.ts';

const readAnswer = struct({
  update: optional(
    struct({ message: text, props: optional(record), file_ids: list(text), type: text }),
  ),
  ephemeral_text: text,
  skip_slack_parsing: truth,
});

/** What an integration wants done after a click. */
export type ActionAnswer = ReturnType<typeof readAnswer>;

/** Reads an answer; an empty one asks for nothing, anything but such an object is a failure. */
export function readActionAnswer(body: Buffer): ActionAnswer {
  if (body.length === 0) return readAnswer({});
  try {
    return readAnswer(JSON.parse(body.toString('utf8')));
  } catch {
    throw integrationFailed();
  }
}
