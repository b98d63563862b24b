/** An answer of the server, with its JSON parsed. */
export interface Answer {
  status: number;
  headers: Headers;
  body: any;
}

/** Sends one HTTP request with a JSON body. A string body is sent unchanged. */
export async function call(
  method: string,
  url: string,
  options: { token?: string | undefined; body?: unknown; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const { token, body } = options;
  const response = await fetch(url, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...options.headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? null : JSON.parse(text) };
}

/** A conversation, and what a client does in it. */
export interface TestTalk {
  id: string;
  token: string;
  path: string;
  started: Answer;
  /** Sends a message (or the fields of any activity). */
  say(activity: string | Record<string, unknown>): Promise<Answer>;
  /** The bot's activities after a watermark (all without one), and the new watermark. */
  since(watermark?: string): Promise<{ replies: any[]; watermark: string }>;
  /** The texts of these activities. */
  texts(watermark?: string): Promise<string[]>;
}

/**
 * Begins a conversation. With `user` in the body, or an empty body, it begins like a standard client, without first
 * activities. With `locale` or `topic` it begins like our own page, which gets the bot's first activities at once.
 */
export async function beginTalk(
  site: string,
  body: Record<string, unknown> = { locale: 'nl' },
  headers: Record<string, string> = {},
): Promise<TestTalk> {
  const started = await call('POST', `${site}/v3/directline/conversations`, { body, headers });
  return resumeTalk(site, started.body.conversationId, started.body.token, started, headers);
}

/** The same talk at another server, or after a restart. */
export function resumeTalk(
  site: string,
  id: string,
  token: string,
  started: Answer,
  headers: Record<string, string> = {},
): TestTalk {
  const path = `${site}/v3/directline/conversations/${id}`;
  const since: TestTalk['since'] = async (watermark = '') => {
    const { body } = await call('GET', `${path}/activities?watermark=${watermark}`, { token });
    return { replies: body.activities.filter(({ from }: any) => from.id === 'bot'), watermark: body.watermark };
  };
  return {
    id,
    token,
    path,
    started,
    say: (activity) => {
      const parts = typeof activity === 'string' ? { text: activity } : activity;
      return call('POST', `${path}/activities`, {
        token,
        headers,
        body: { type: 'message', from: { id: 'person' }, locale: 'nl', ...parts },
      });
    },
    since,
    texts: async (watermark) => (await since(watermark)).replies.map(({ text }) => text),
  };
}
