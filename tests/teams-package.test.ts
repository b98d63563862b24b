import { afterAll, expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32, inflateRawSync, inflateSync } from 'node:zlib';

import { LANGS } from '../bot/model/lang.js';
import { appPackage, zipped, type AppPackage } from '../bot/teams/package/app-package.js';
import { readPackageSettings } from '../bot/teams/package/settings.js';
import { problemsOf } from '../bot/teams/package/validate.js';
import { type Ran, runTool } from './support/run-tool.js';
import { removeFolders, tempFolder } from './support/temp-folder.js';

const ENV = {
  MicrosoftAppId: '11111111-2222-4333-8444-555555555555',
  PUBLIC_URL: 'https://guide.example.org/',
};
const folder = await tempFolder();
afterAll(removeFolders);

function made(): AppPackage {
  const read = readPackageSettings(ENV);
  if (!read.ok) throw new Error(read.problems.join());
  return appPackage(read.settings);
}

/** Runs the command as a person does, with only these settings. */
function run(env: Record<string, string>, file: string): Promise<Ran> {
  return runTool('teams/teams-package', [file], { env: { PATH: process.env['PATH'], ...env }, cwd: folder });
}

/** The files of a zip, read by its central directory, with checked checksums. */
function unzip(zip: Buffer): Map<string, Buffer> {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06'));
  const files = new Map<string, Buffer>();
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [sum, size, nameLength] = [zip.readUInt32LE(at + 16), zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28)];
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const stored = zip.subarray(start, start + size);
    const content = zip.readUInt16LE(at + 10) === 8 ? inflateRawSync(stored) : Buffer.from(stored);
    expect([name, crc32(content)]).toEqual([name, sum]);
    files.set(name, content);
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return files;
}

/** Width, height and pixels (RGBA) of a PNG with 8 bits per channel, not interlaced. */
function readPng(png: Buffer): { width: number; height: number; pixels: number[][] } {
  const [width, height, channels] = [png.readUInt32BE(16), png.readUInt32BE(20), png[25] === 6 ? 4 : 3];
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect([png[24], png[28]]).toEqual([8, 0]);
  const data: Buffer[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      data.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  const raw = inflateSync(Buffer.concat(data));
  const stride = width * channels;
  const rows: number[][] = [];
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (stride + 1)]!;
    const above = rows[y - 1] ?? Array.from({ length: stride }, () => 0);
    const row: number[] = [];
    for (let x = 0; x < stride; x += 1) {
      const [a, b, c] = [row[x - channels] ?? 0, above[x]!, above[x - channels] ?? 0];
      const p = a + b - c;
      const [pa, pb, pc] = [Math.abs(p - a), Math.abs(p - b), Math.abs(p - c)];
      const paeth = pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
      const guess = [0, a, b, (a + b) >> 1, paeth][filter]!;
      row.push((raw[y * (stride + 1) + 1 + x]! + guess) & 255);
    }
    rows.push(row);
  }
  const pixels = rows.flatMap((row) =>
    Array.from({ length: width }, (_, x) => [
      ...row.slice(x * channels, (x + 1) * channels),
      ...(channels === 3 ? [255] : []),
    ]),
  );
  return { width, height, pixels };
}

test("the command writes a package that Microsoft's schemas find valid, the same bytes each time", async () => {
  const [first, second] = [join(folder, 'a.zip'), join(folder, 'b.zip')];
  expect(await run(ENV, first)).toMatchObject({ code: 0, stderr: '' });
  await run({ ...ENV, TZ: 'Pacific/Auckland' }, second);
  const zip = await readFile(first);
  expect(zip.equals(await readFile(second))).toBe(true);
  expect(zip.equals(Buffer.from(zipped(made())))).toBe(true);

  const files = unzip(zip);
  expect([...files.keys()]).toEqual([
    'manifest.json',
    ...LANGS.slice(1).map((lang) => `${lang}.json`),
    'color.png',
    'outline.png',
  ]);
  const json = (name: string): any => JSON.parse(files.get(name)!.toString('utf8'));
  const manifest = json('manifest.json');
  expect(problemsOf({ ...made(), manifest })).toEqual([]);
  expect(manifest).toMatchObject({ id: ENV.MicrosoftAppId, bots: [{ botId: ENV.MicrosoftAppId }] });
  expect(manifest.developer.privacyUrl).toBe('https://guide.example.org/nl/meta.privacy');
  const { defaultLanguageTag, additionalLanguages } = manifest.localizationInfo;
  expect([defaultLanguageTag, ...additionalLanguages.map(({ languageTag }: any) => languageTag)].sort()).toEqual(
    [...LANGS].sort(),
  );
  for (const { file } of additionalLanguages) {
    for (const path of Object.keys(json(file))) {
      if (path === '$schema') continue;
      const found = path
        .replace(/\[(\d+)\]/g, '.$1')
        .split('.')
        .reduce((node, key) => node?.[key], manifest);
      expect([file, path, typeof found]).toEqual([file, path, 'string']);
    }
  }
});

test('the app asks for no permission, reads no files, and hears only what is said to it', () => {
  const { manifest } = made();
  expect(manifest).toMatchObject({
    permissions: [],
    validDomains: [],
    bots: [{ supportsFiles: false, supportsCalling: false, supportsVideo: false }],
  });
  for (const key of ['authorization', 'webApplicationInfo', 'devicePermissions', 'graphConnector', 'activities']) {
    expect(manifest).not.toHaveProperty(key);
  }
});

test('the icons have the sizes that Teams asks for; the outline is white on nothing', () => {
  const { icons } = made();
  const color = readPng(icons['color.png']);
  expect([color.width, color.height]).toEqual([192, 192]);
  expect(color.pixels.every(([, , , alpha]) => alpha === 255)).toBe(true);
  const outline = readPng(icons['outline.png']);
  expect([outline.width, outline.height]).toEqual([32, 32]);
  expect(outline.pixels.filter(([r, g, b, alpha]) => alpha !== 0 && (r !== 255 || g !== 255 || b !== 255))).toEqual([]);
  expect(outline.pixels.some(([, , , alpha]) => alpha === 255)).toBe(true);
  expect(outline.pixels[0]![3]).toBe(0);
});

test('a broken manifest is refused with file and path', () => {
  const good = made();
  const manifest = { ...good.manifest, name: { short: 'x'.repeat(31) }, unknown: true };
  const localisations = new Map([['fr' as const, { 'name.short': 'y'.repeat(31), 'name.shorter': 'z' }]]);
  const problems = problemsOf({ ...good, manifest, localisations }).join('\n');
  expect(problems).toMatch(/manifest\.json \/name\/short .*30/);
  expect(problems).toMatch(/manifest\.json \/ must NOT have additional properties/);
  expect(problems).toMatch(/fr\.json \/ must NOT have additional properties/);
});

test.each([
  ['no app id', { ...ENV, MicrosoftAppId: '' }, 'MicrosoftAppId is required'],
  ['an app id that is none', { ...ENV, MicrosoftAppId: 'abc' }, 'MicrosoftAppId must be'],
  ['no address', { ...ENV, PUBLIC_URL: '' }, 'PUBLIC_URL is required'],
  ['an address without TLS', { ...ENV, PUBLIC_URL: 'http://guide.example.org' }, 'PUBLIC_URL must be'],
  ['an address that others cannot reach', { ...ENV, PUBLIC_URL: 'https://localhost:3978' }, 'PUBLIC_URL must be'],
  ['no address at all', { ...ENV, PUBLIC_URL: 'guide' }, 'PUBLIC_URL must be'],
  ['a name too long', { ...ENV, TEAMS_PUBLISHER: 'x'.repeat(33) }, 'TEAMS_PUBLISHER must be'],
])('%s is a bad setting, which is named', async (_, env, problem) => {
  const target = join(folder, 'bad.zip');
  const { code, stdout, stderr } = await run(env, target);
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toContain(`Bad setting: ${problem}`);
  await expect(readFile(target)).rejects.toThrow('ENOENT');
});
