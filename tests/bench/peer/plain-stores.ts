import { createClient } from '@redis/client';
import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';

import type { Storage, StoreItems } from 'botbuilder-core';
import { JSONFile } from 'lowdb/node';

/** Stores as a sample has them: JSON as it is, not encrypted, never expired, eTags as ConversationState wants them. */

/** One lowdb file for each key. */
export function plainFiles(dir: string): Storage {
  const fileOf = (key: string): JSONFile<unknown> =>
    new JSONFile(join(dir, `${createHash('sha256').update(key).digest('hex')}.json`));
  return storage({
    get: (key) => fileOf(key).read(),
    set: (key, item) => fileOf(key).write(item),
  });
}

/** One string in Redis for each key. */
export async function plainRedis(url: string): Promise<Storage> {
  const client = createClient({ url });
  await client.connect();
  return storage({
    async get(key) {
      const text = await client.get(`peer:${key}`);
      return text === null ? null : JSON.parse(String(text));
    },
    async set(key, item) {
      await client.set(`peer:${key}`, JSON.stringify(item));
    },
  });
}

function storage(by: { get(key: string): Promise<unknown>; set(key: string, item: object): Promise<void> }): Storage {
  return {
    async read(keys) {
      const found: StoreItems = {};
      for (const key of keys) {
        const item = await by.get(key);
        if (item !== null && item !== undefined) found[key] = item;
      }
      return found;
    },
    async write(changes) {
      for (const [key, item] of Object.entries(changes)) await by.set(key, { ...(item as object), eTag: randomUUID() });
    },
    async delete() {
      throw new Error('The bench deletes nothing.');
    },
  };
}
