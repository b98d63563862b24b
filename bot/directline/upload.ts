import { Busboy } from '@fastify/busboy';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { type Readable, Writable } from 'node:stream';
import { finished } from 'node:stream/promises';

import { type IncomingActivity, readActivity } from '../activities/activity-input.js';
import { CallerError } from '../http/errors.js';
import { bodyLimit, MAX_BODY } from '../http/guard.js';

/** Most parts of an upload. Web Chat sends the activity, and one part for each file. */
const MAX_PARTS = 32;

/** What an upload says beside its files. */
interface Told {
  /** The activity that came with the files, as JSON. */
  activity: Buffer[];
  tooLong: boolean;
  files: boolean;
}

/**
 * The message that an upload is: its words, and that files came. The files' bytes are dropped as they arrive. Takes
 * `multipart/form-data` with a part `activity`, or one file as the body. `userId`: who sends it, if the activity does not
 * say so. Rejects with a CallerError: 413 if the upload or its activity is too large, 400 if it cannot be read.
 */
export async function readUpload(req: IncomingMessage, userId: string | null): Promise<IncomingActivity> {
  const told: Told = { activity: [], tooLong: false, files: false };
  try {
    await readInto(receiver(req, told), req);
  } catch (error) {
    throw error instanceof CallerError ? error : new CallerError(400, 'bad_upload', 'The upload cannot be read.');
  }
  if (told.tooLong) throw tooLarge();
  const from = userId === null ? {} : { from: { id: userId } };
  const said = { ...from, ...parsed(Buffer.concat(told.activity).toString('utf8')) };
  return readActivity({ ...said, type: 'message', attachments: told.files ? [{}] : [] });
}

function receiver(req: IncomingMessage, told: Told): Writable {
  const type = req.headers['content-type'];
  if (type === undefined || !/^multipart\/form-data\b/i.test(type)) {
    told.files = true;
    return dropped();
  }
  const limits = { fileSize: MAX_BODY, fieldSize: MAX_BODY, fieldNameSize: 100, fields: MAX_PARTS, files: MAX_PARTS };
  const parts = new Busboy({ headers: { ...req.headers, 'content-type': type }, limits });
  // A browser sends the activity as a file too, because it has a content type of its own.
  parts.on('file', (name: string, part: Readable) => {
    if (name !== 'activity') {
      told.files = true;
      return void part.resume();
    }
    part.on('data', (bytes: Buffer) => told.activity.push(bytes));
    part.on('limit', () => (told.tooLong = true));
  });
  parts.on('field', (name: string, text: string, _nameCut: boolean, cut: boolean) => {
    if (name !== 'activity') return;
    told.activity.push(Buffer.from(text));
    told.tooLong ||= cut;
  });
  return parts;
}

function dropped(): Writable {
  return new Writable({ write: (_bytes, _encoding, done) => done() });
}

/** As `pipeline`, but leaves the request open where it fails, so that the sender gets the reason. */
async function readInto(sink: Writable, req: IncomingMessage): Promise<void> {
  const most = bodyLimit(req.url ?? '');
  const done = finished(sink);
  done.catch(() => undefined);
  let bytes = 0;
  for await (const chunk of req.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    // The length of an upload need not be known before.
    bytes += chunk.length;
    if (bytes > most) throw tooLarge();
    if (sink.destroyed) break;
    if (!sink.write(chunk)) await once(sink, 'drain');
  }
  sink.end();
  await done;
}

function parsed(json: string): object {
  if (json === '') return {};
  try {
    const activity: unknown = JSON.parse(json);
    if (typeof activity === 'object' && activity !== null && !Array.isArray(activity)) return activity;
  } catch {
    // The same refusal as for anything else that is no activity.
  }
  throw new CallerError(400, 'bad_activity', 'The part "activity" must be an activity as a JSON object.');
}

function tooLarge(): CallerError {
  return new CallerError(413, 'too_large', 'The upload, or the activity in it, is too large.');
}
