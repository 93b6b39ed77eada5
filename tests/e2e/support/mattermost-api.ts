/** A Mattermost server as one account sees it: the few calls that a stage needs. */
export class MattermostApi {
  readonly url: string;
  /** Of this account; empty for a stranger. */
  readonly token: string;

  constructor(url: string, token = '') {
    this.url = url;
    this.token = token;
  }

  /** Logs in; answers the same server as that account sees it. */
  async as(loginId: string, password: string): Promise<MattermostApi> {
    const body = { login_id: loginId, password };
    const response = await this.#send('POST', '/users/login', body);
    return new MattermostApi(this.url, response.headers.get('token') ?? '');
  }

  /** Answers the field `id` of what was made or found. */
  async id(method: string, path: string, body?: unknown): Promise<string> {
    const made: unknown = await this.call(method, path, body);
    if (typeof made === 'object' && made !== null && 'id' in made) return String(made.id);
    throw new Error(`${method} ${path} answered nothing with an id`);
  }

  async call(method: string, path: string, body?: unknown): Promise<unknown> {
    return (await this.#send(method, path, body)).json();
  }

  async #send(method: string, path: string, body?: unknown): Promise<Response> {
    const response = await fetch(`${this.url}/api/v4${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(this.token !== '' && { authorization: `Bearer ${this.token}` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (response.ok) return response;
    throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  }
}
