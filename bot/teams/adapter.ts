import { AsyncLocalStorage } from 'node:async_hooks';
import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type Activity,
  type InvokeResponse,
  type TurnContext,
} from 'botbuilder';

import type { Config } from '../config/config.js';
import { KeysUnavailable, NotVerified } from './not-verified.js';

/** Checks requests and signs replies, for one cloud. */
export type Authentication = NonNullable<ConstructorParameters<typeof CloudAdapter>[0]>;

/** How requests are checked and replies are signed, according to the settings. Without an app id nothing is checked. */
export function authenticationOf({ teams }: Config): Authentication {
  const { appId, appPassword, appType, tenantId } = teams;
  if (!appId) return new ConfigurationBotFrameworkAuthentication({});
  return new ConfigurationBotFrameworkAuthentication({
    MicrosoftAppId: appId,
    MicrosoftAppPassword: appPassword ?? '',
    MicrosoftAppType: appType,
    MicrosoftAppTenantId: tenantId ?? '',
  });
}

/** `CloudAdapter.process` prints every refusal and sends the error's text to the caller. This class prevents both. */
export class SignedAdapter extends CloudAdapter {
  /**
   * Checks the signature, runs the turn, sends the replies. Resolves with the answer to an `invoke`.
   * @throws NotVerified or KeysUnavailable before `logic` runs; later whatever `logic` or the sending throws.
   */
  async receive(
    authorization: string,
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    const sender = await quietly(() =>
      this.botFrameworkAuthentication.authenticateRequest(activity, authorization),
    ).catch((error: unknown) => {
      throw isOutOfReach(error) ? new KeysUnavailable('no keys', { cause: error }) : notVerified(error);
    });
    return this.processActivity(sender, activity, logic);
  }
}

function notVerified(cause: unknown): NotVerified {
  return new NotVerified('not verified', { cause });
}

/** Whether fetching the keys failed, by the error messages of node-fetch and botbuilder. */
function isOutOfReach(error: unknown): boolean {
  const { name, statusCode } = (error ?? {}) as { name?: unknown; statusCode?: unknown };
  return name === 'FetchError' || statusCode === 500;
}

const quiet = new AsyncLocalStorage<true>();
let print = console.error;
const filter = (...args: unknown[]): void => {
  if (!quiet.getStore()) print(...args);
};

/**
 * Runs `job` and hides what botbuilder prints. It prints a stack trace per bad token, so anybody could flood the log.
 */
function quietly<T>(job: () => Promise<T>): Promise<T> {
  if (console.error !== filter) {
    print = console.error;
    console.error = filter;
  }
  return quiet.run(true, job);
}
