import type restify from 'restify';

import { errorFields, type Log } from '../config/log.js';

/** A request that cannot be served, with the reason in the caller's terms. */
export class CallerError extends Error {
  constructor(
    readonly statusCode: number,
    readonly code: string,
    message: string,
    /** Seconds after which it is worth trying again. */
    readonly retryAfter?: number,
  ) {
    super(message);
    this.name = 'CallerError';
  }
}

export interface ErrorBody {
  error: { code: string; message: string };
  /** What the caller is given all the same. */
  [beside: string]: unknown;
}

/** A request that failed for a reason, while something can be said all the same: it stands in the body beside the error. */
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

/** Refusals of restify and of the store by status; their own texts can quote the request, so they are not passed on. */
const REFUSALS: Record<number, [code: string, message: string]> = {
  400: ['bad_request', 'The request could not be read: the body is not valid JSON, or is damaged.'],
  404: ['not_found', 'There is nothing at this address.'],
  405: ['method_not_allowed', 'This address does not take that method; see the Allow header.'],
  406: ['not_acceptable', 'The answer cannot be given in a form that the Accept header allows.'],
  413: ['too_large', 'The body is too large.'],
  415: ['unsupported_media_type', 'Send JSON, not compressed, with Content-Type: application/json.'],
  503: ['state_unavailable', 'The talk cannot be kept at the moment; please send this again.'],
};

/** Seconds after which a store out of reach is worth another try. */
const STORE_RETRY = 5;

export interface ErrorAnswer {
  status: number;
  body: ErrorBody;
  /** Seconds for the Retry-After header, where trying again is worth it. */
  retryAfter?: number | undefined;
}

/** Status and body for whatever was thrown. Only a CallerError's own text reaches the caller. */
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

/** Formatter for JSON answers that shows no text of an unexpected error. */
export function formatJson(_req: restify.Request, res: restify.Response, body: unknown): string {
  const data = JSON.stringify(body instanceof Error ? errorAnswer(body).body : (body ?? null));
  res.setHeader('Content-Length', Buffer.byteLength(data));
  return data;
}

/** Shows an error to a person; false where the request is a program's, which gets JSON. */
export type ErrorPage = (req: restify.Request, res: restify.Response, answer: ErrorAnswer) => boolean;

const errorPages = new WeakMap<restify.Server, ErrorPage>();

/** Has a server show its errors with `page` where that can. */
export function setErrorPage(server: restify.Server, page: ErrorPage): void {
  errorPages.set(server, page);
}

/** Answers every error of the server as JSON, unless a listener installed before has answered already. */
export function answerErrors(server: restify.Server, log: Log): void {
  server.on('restifyError', (req: restify.Request, res: restify.Response, error: unknown, done: () => void) => {
    const answer = errorAnswer(error);
    const { status, body, retryAfter } = answer;
    if (retryAfter !== undefined && !res.headersSent) res.setHeader('Retry-After', String(retryAfter));
    // A refusal is no fault: whoever asks too often must not fill the log with it.
    const cause = error instanceof AnsweredError ? error.cause : error;
    if (status >= 500 && !(cause instanceof CallerError)) log.error('request_failed', errorFields(error));
    if (!res.headersSent && !errorPages.get(server)?.(req, res, answer)) {
      res.setHeader('Content-Type', 'application/json');
      res.send(status, body);
    }
    done();
  });
}
