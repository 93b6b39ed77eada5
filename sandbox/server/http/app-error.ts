import messages from './error-messages.json' with { type: 'json' };
import integrationMessages from './integration-messages.json' with { type: 'json' };

const TEXTS = new Map<string, string>(Object.entries({ ...messages, ...integrationMessages }));

export interface AppErrorOptions {
  /** Values of the `{{.Name}}` places of the message. */
  readonly params?: Readonly<Record<string, string | number>>;
  /** Only 404 of unknown routes show one; the server hides it otherwise. */
  readonly detail?: string;
}

/** A refusal as Mattermost words it; thrown anywhere below a route, answered by the router. */
export class AppError extends Error {
  readonly id: string;
  readonly status: number;
  readonly detail: string;

  constructor(id: string, status: number, options: AppErrorOptions = {}) {
    super(messageOf(id, options.params ?? {}));
    this.id = id;
    this.status = status;
    this.detail = options.detail ?? '';
  }

  /** The JSON of the answer. */
  toAnswer(requestId: string): Record<string, unknown> {
    return {
      id: this.id,
      message: this.message,
      detailed_error: this.detail,
      request_id: requestId,
      status_code: this.status,
    };
  }
}

/** The English sentence of an error id; an id without one is its own message, as on the server. */
export function messageOf(id: string, params: Readonly<Record<string, string | number>>): string {
  const text = TEXTS.get(id) ?? id;
  return text.replaceAll(/\{\{\s*\.(\w+)\s*\}\}/g, (_, name: string) =>
    String(params[name] ?? '<no value>'),
  );
}

export const forbidden = (): AppError => new AppError('api.context.permissions.app_error', 403);

export const sessionExpired = (): AppError =>
  new AppError('api.context.session_expired.app_error', 401);

export const invalidBodyParam = (name: string): AppError =>
  new AppError('api.context.invalid_body_param.app_error', 400, { params: { Name: name } });

export const invalidUrlParam = (name: string): AppError =>
  new AppError('api.context.invalid_url_param.app_error', 400, { params: { Name: name } });
