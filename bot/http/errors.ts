import { gzipSync } from 'node:zlib';
import type restify from 'restify';

import { errorFields, type Log } from '../config/log.js';
import { weighted } from './negotiate.js';

/** A request that is refused, with a reason that helps the caller. */
export class CallerError extends Error {
  constructor(
    readonly statusCode: number,
    readonly code: string,
    message: string,
    /** Seconds after which the caller may try again. */
    readonly retryAfter?: number,
  ) {
    super(message);
    this.name = 'CallerError';
  }
}

export interface ErrorBody {
  error: { code: string; message: string };
  /** An answer that the caller gets together with the error. */
  [beside: string]: unknown;
}

/** A request that failed but still has an answer for the person. The answer stands in the body beside the error. */
export class AnsweredError extends Error {
  override readonly name = 'AnsweredError';
  constructor(
    override readonly cause: unknown,
    readonly beside: Record<string, unknown>,
  ) {
    super('failed, and answered all the same');
  }
}

/** The body of every error answer. */
export function errorBody(code: string, message: string): ErrorBody {
  return { error: { code, message } };
}

/**
 * Texts for refusals of restify and of the store, by status. Their own texts can quote the request, so we do not send
 * them.
 */
const REFUSALS: Record<number, [code: string, message: string]> = {
  400: ['bad_request', 'The request could not be read: the body is not valid JSON, or is damaged.'],
  404: ['not_found', 'There is nothing at this address.'],
  405: ['method_not_allowed', 'This address does not take that method; see the Allow header.'],
  406: ['not_acceptable', 'The answer cannot be given in a form that the Accept header allows.'],
  413: ['too_large', 'The body is too large.'],
  415: ['unsupported_media_type', 'Send JSON, not compressed, with Content-Type: application/json.'],
  503: ['state_unavailable', 'The talk cannot be kept at the moment; please send this again.'],
};

/** Seconds after which to try again when the store cannot be reached. */
const STORE_RETRY = 5;

export interface ErrorAnswer {
  status: number;
  body: ErrorBody;
  /** Seconds for the Retry-After header, if trying again can help. */
  retryAfter?: number | undefined;
}

/** Status and body for any thrown error. Only a CallerError's own text reaches the caller. */
export function errorAnswer(error: unknown): ErrorAnswer {
  if (error instanceof AnsweredError) {
    const why = errorAnswer(error.cause);
    return { ...why, body: { ...why.body, ...error.beside } };
  }
  if (error instanceof CallerError) {
    return { status: error.statusCode, body: errorBody(error.code, error.message), retryAfter: error.retryAfter };
  }
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  const refusal = typeof status === 'number' ? REFUSALS[status] : undefined;
  if (typeof status === 'number' && refusal) {
    return { status, body: errorBody(...refusal), retryAfter: status === 503 ? STORE_RETRY : undefined };
  }
  return { status: 500, body: errorBody('internal', 'Something went wrong here; please try again.') };
}

/** The shortest JSON, in bytes, that becomes much smaller when it is compressed. */
const WORTH_PACKING = 1024;

/**
 * Formats JSON answers, compressed where that is worth it and the caller takes gzip. Hides the text of unexpected errors.
 */
// No secret can be guessed from the length: browsers send no token by themselves, so no other site can ask for an answer.
export function formatJson(req: restify.Request, res: restify.Response, body: unknown): Buffer {
  const data = Buffer.from(JSON.stringify(body instanceof Error ? errorAnswer(body).body : (body ?? null)));
  const long = data.length >= WORTH_PACKING;
  if (long) res.setHeader('Vary', [res.getHeader('Vary'), 'Accept-Encoding'].flat().filter(Boolean).join(', '));
  const packs = long && weighted(req.headers['accept-encoding']).includes('gzip');
  if (packs) res.setHeader('Content-Encoding', 'gzip');
  const sent = packs ? gzipSync(data) : data;
  res.setHeader('Content-Length', sent.length);
  return sent;
}

/** Shows an error as a page; returns false if the request comes from a program, which gets JSON. */
export type ErrorPage = (req: restify.Request, res: restify.Response, answer: ErrorAnswer) => boolean;

const errorPages = new WeakMap<restify.Server, ErrorPage>();

/** Makes a server show its errors with `page`. If `page` returns false, the answer is JSON. */
export function setErrorPage(server: restify.Server, page: ErrorPage): void {
  errorPages.set(server, page);
}

/** Answers every error of the server, by its error page or as JSON, unless an earlier listener has already answered. */
export function answerErrors(server: restify.Server, log: Log): void {
  server.on('restifyError', (req: restify.Request, res: restify.Response, error: unknown, done: () => void) => {
    const answer = errorAnswer(error);
    const { status, body, retryAfter } = answer;
    if (retryAfter !== undefined && !res.headersSent) res.setHeader('Retry-After', String(retryAfter));
    // A refusal (CallerError) is no fault of ours. A caller that asks too often must not fill the log.
    const cause = error instanceof AnsweredError ? error.cause : error;
    if (status >= 500 && !(cause instanceof CallerError)) log.error('request_failed', errorFields(error));
    if (!res.headersSent && !errorPages.get(server)?.(req, res, answer)) {
      res.setHeader('Content-Type', 'application/json');
      res.send(status, body);
    }
    done();
  });
}
