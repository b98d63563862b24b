import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { performance } from 'node:perf_hooks';
import { brotliCompressSync } from 'node:zlib';

import { type Browser, chromium } from 'playwright-core';

import { findChromium } from '../support/find-chromium.js';
import { freePort } from '../support/free-port.js';
import { stopAll } from '../support/server.js';
import { fetchWebChat } from '../support/web-chat.js';
import { startSite } from '../support/web-site.js';
import { type BenchPart, median } from './bench.js';

const RUNS = 3;

/** Slow 3G and an old phone. DevTools cannot slow WebSocket frames, which helps both pages equally. */
const LATENCY_MS = 400;
const BYTES_PER_SECOND = (400 * 1000) / 8;
const SLOWER_CPU = 4;

const TIMES_LIGHTER = 8;
const TIMES_SOONER = 5;

interface Visit {
  bytes: number;
  /** Seconds until the first message can be read. */
  seconds: number;
  /** Seconds until an answer can be tapped. */
  tapped: number;
}

/** A first visit with an empty cache: all bytes over the network, and the time until the first message is visible. */
async function firstVisit(browser: Browser, address: string, message: string, button: string): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 360, height: 640 } });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    let bytes = 0;
    session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
    session.on('Network.webSocketFrameReceived', ({ response }) => (bytes += Buffer.byteLength(response.payloadData)));
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: LATENCY_MS,
      downloadThroughput: BYTES_PER_SECOND,
      uploadThroughput: BYTES_PER_SECOND,
    });
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER_CPU });
    const begun = performance.now();
    await page.goto(address, { waitUntil: 'commit', timeout: 120_000 });
    await page.getByText(message).first().waitFor({ timeout: 120_000 });
    const seconds = (performance.now() - begun) / 1000;
    await page.locator(button).first().waitFor({ timeout: 120_000 });
    const tapped = (performance.now() - begun) / 1000;
    await page.waitForLoadState('networkidle', { timeout: 120_000 }).catch(() => undefined);
    return { bytes, seconds, tapped };
  } finally {
    await context.close();
  }
}

/** Web Chat's page as EMBEDDING.md shows it, with its file compressed as small as possible. */
async function startWebChat(guide: string, port: number): Promise<Server> {
  const script = brotliCompressSync(readFileSync(fetchWebChat()));
  const start = `
    const domain = '${guide}/v3/directline';
    const store = WebChat.createStore({}, ({ dispatch }) => (next) => (action) => {
      if (action.type === 'DIRECT_LINE/CONNECT_FULFILLED')
        dispatch({ type: 'WEB_CHAT/SEND_EVENT', payload: { name: 'webchat/join', value: { language: 'nl' } } });
      return next(action);
    });
    fetch(domain + '/tokens/generate', { method: 'POST' }).then((response) => response.json()).then(({ token }) =>
      WebChat.renderWebChat(
        { directLine: WebChat.createDirectLine({ domain, token }), locale: 'nl', store },
        document.getElementById('guide'),
      ));`;
  const html = `<!doctype html><html lang="nl"><meta name="viewport" content="width=device-width">
    <div id="guide" style="height:36rem"></div><script src="/webchat.js"></script><script>${start}</script>`;
  const server = createServer((req, res) => {
    // restify changes writeHead for every server of the process, so its return value cannot be used.
    const isScript = req.url === '/webchat.js';
    res.setHeader('Content-Type', isScript ? 'text/javascript' : 'text/html; charset=utf-8');
    if (isScript) res.setHeader('Content-Encoding', 'br');
    res.end(isScript ? script : html);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return server;
}

export const part: BenchPart = {
  name: 'web',
  about: 'first visit on slow 3G (400 kbit/s, 400 ms) and a 4x slower CPU: our page, and Web Chat on the same bot',
  async run(log) {
    const executablePath = findChromium();
    if (!executablePath) throw new Error('needs Chromium: apt-get install chromium, or set CHROMIUM_PATH');
    const port = await freePort();
    const origin = `http://127.0.0.1:${port}`;
    const guide = await startSite('https://example.org/', { ALLOWED_ORIGINS: origin });
    const webChat = await startWebChat(guide.url, port);
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
    try {
      const message = 'gids voor';
      const ours: Visit[] = [];
      const theirs: Visit[] = [];
      const answers: Visit[] = [];
      for (let run = 1; run <= RUNS; run += 1) {
        ours.push(await firstVisit(browser, `${guide.url}/nl`, message, '.main button'));
        theirs.push(await firstVisit(browser, origin, message, '[role=toolbar] button'));
        answers.push(await firstVisit(browser, `${guide.url}/nl/deposit.rules`, 'huurwaarborg', 'main a'));
        log(`run ${run}: ours ${seconds(ours)} s, Web Chat ${seconds(theirs)} s`);
      }
      const [kb, webChatKb] = [kilobytes(ours), kilobytes(theirs)];
      const [time, webChatTime] = [mid(ours, 'seconds'), mid(theirs, 'seconds')];
      return [
        {
          what: 'chat, bytes of the first visit',
          value: kb,
          unit: 'KB',
          runs: RUNS,
          beside: { what: 'Web Chat (minimal, brotli)', value: webChatKb },
          aim: `${TIMES_LIGHTER}x lighter: ${(webChatKb / kb).toFixed(1)}x`,
          reached: webChatKb / kb >= TIMES_LIGHTER,
        },
        {
          what: 'chat, time to the first message',
          value: time,
          unit: 's',
          runs: RUNS,
          beside: { what: 'Web Chat (minimal, brotli)', value: webChatTime },
          aim: `${TIMES_SOONER}x sooner: ${(webChatTime / time).toFixed(1)}x`,
          reached: webChatTime / time >= TIMES_SOONER,
        },
        {
          what: 'chat, time until an answer can be tapped',
          value: mid(ours, 'tapped'),
          unit: 's',
          runs: RUNS,
          beside: { what: 'Web Chat (minimal, brotli)', value: mid(theirs, 'tapped') },
        },
        { what: 'answer page, bytes of the first visit', value: kilobytes(answers), unit: 'KB', runs: RUNS },
        { what: 'answer page, time to its title', value: mid(answers, 'seconds'), unit: 's', runs: RUNS },
      ];
    } finally {
      await browser.close();
      webChat.closeAllConnections();
      webChat.close();
      await stopAll();
    }
  },
};

function mid(visits: readonly Visit[], key: keyof Visit): number {
  return median(visits.map((visit) => visit[key]));
}

function kilobytes(visits: readonly Visit[]): number {
  return mid(visits, 'bytes') / 1024;
}

function seconds(visits: readonly Visit[]): string {
  return visits.at(-1)!.seconds.toFixed(2);
}
