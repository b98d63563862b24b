import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Authentication } from '../../bot/teams/adapter.js';

export const APP_ID = '11111111-2222-4333-8444-555555555555';

/** A public key server like Bot Framework's, and its private keys. */
export interface KeyServer {
  url: string;
  /** Checks signatures with this server's keys, as the bot does with the real ones. */
  authentication: Authentication;
  /** A token signed like Bot Framework's, for `serviceUrl`. `claims` and `by` replace parts of it. */
  token(serviceUrl: string, claims?: Record<string, unknown>, by?: SignedBy): string;
  close(): Promise<void>;
}

interface SignedBy {
  /**
   * `endorsed`: a key for Teams; `other`: only for another channel; `unknown`: a key that the server does not publish.
   */
  key?: 'endorsed' | 'other' | 'unknown';
  /** The key that the token claims to be signed with, if that is a lie. */
  named?: 'endorsed';
}

/** Starts a key server on this machine: OpenID metadata, public keys, and tokens for the bot's own replies. */
export async function startKeyServer(): Promise<KeyServer> {
  const make = () => generateKeyPairSync('rsa', { modulusLength: 2048 });
  const keys = { endorsed: make(), other: make(), unknown: make() };
  const jwk = (kid: 'endorsed' | 'other', endorsements: string[]) => ({
    ...keys[kid].publicKey.export({ format: 'jwk' }),
    kid,
    use: 'sig',
    endorsements,
  });
  const server = createServer((req, res) => {
    const published = { keys: [jwk('endorsed', ['msteams']), jwk('other', ['webchat'])] };
    const metadata = { issuer: 'https://api.botframework.com', jwks_uri: `${url}/keys` };
    res.setHeader('content-type', 'application/json');
    res.end(JSON.stringify(req.url === '/keys' ? published : metadata));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    authentication: authenticationAt(url),
    token(serviceUrl, claims = {}, { key = 'endorsed', named } = {}) {
      const now = Math.floor(Date.now() / 1000);
      const usual = {
        iss: 'https://api.botframework.com',
        aud: APP_ID,
        serviceurl: serviceUrl,
        nbf: now - 60,
        exp: now + 600,
      };
      return signed({ alg: 'RS256', typ: 'JWT', kid: named ?? key }, { ...usual, ...claims }, keys[key].privateKey);
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Checks with the keys at `url`. The bot's own replies carry a fixed token, so that nothing leaves this machine. */
export function authenticationAt(url: string): Authentication {
  const credentials = {
    isValidAppId: async (appId: string) => appId === APP_ID,
    isAuthenticationDisabled: async () => false,
    createCredentials: async () => ({ signRequest: async (request: unknown) => request }),
  };
  return new ConfigurationBotFrameworkAuthentication(
    {
      MicrosoftAppId: APP_ID,
      ToChannelFromBotLoginUrl: url,
      ToChannelFromBotOAuthScope: 'https://api.botframework.com',
      ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
      OAuthUrl: url,
      ToBotFromChannelOpenIdMetadataUrl: `${url}/metadata`,
      ToBotFromEmulatorOpenIdMetadataUrl: `${url}/metadata`,
      CallerId: 'urn:botframework:azure',
    } as never,
    credentials as never,
  );
}

function signed(header: object, claims: object, key: KeyObject): string {
  const part = (data: object): string => Buffer.from(JSON.stringify(data)).toString('base64url');
  const content = `${part(header)}.${part(claims)}`;
  return `${content}.${createSign('RSA-SHA256').update(content).sign(key, 'base64url')}`;
}
