import { afterAll, afterEach, beforeAll, expect } from '@jest/globals';

import { describeInChromium, type Visitor } from './chromium.js';
import { stopAll, type TestServer } from './server.js';
import { startElsewhere, startSite } from './web-site.js';

/** The addresses of the running site and of a page of another site. Both exist from the first test on. */
export interface Places {
  readonly server: TestServer;
  readonly elsewhere: string;
}

/** A group of tests on the whole site in a real Chromium. A test fails if a page had an error. */
export function describeSite(name: string, define: (visitor: Visitor, places: Places) => void): void {
  describeInChromium(name, (visitor) => {
    let server: TestServer;
    let elsewhere: Awaited<ReturnType<typeof startElsewhere>>;
    beforeAll(async () => {
      elsewhere = await startElsewhere();
      server = await startSite(elsewhere.url);
    });
    afterEach(async () => {
      const found = visitor.faults();
      await visitor.leave();
      expect(found).toEqual([]);
    });
    afterAll(async () => {
      await stopAll();
      await elsewhere.stop();
    });
    define(visitor, {
      get server() {
        return server;
      },
      get elsewhere() {
        return elsewhere.url;
      },
    });
  });
}
