import { createRequire } from 'node:module';
import AjvModule from 'ajv-draft-04';
import formatsModule from 'ajv-formats';

import type { AppPackage } from './app-package.js';
import { MANIFEST_VERSION } from './manifest.js';

const require = createRequire(import.meta.url);
const Ajv = AjvModule.default;
const addFormats = formatsModule.default;

/** The errors that Microsoft's own schemas find in a package, each with file and path. Empty if it is valid. */
export function problemsOf({ manifest, localisations }: AppPackage): string[] {
  return [
    ...against('MicrosoftTeams.schema.json', 'manifest.json', manifest),
    ...[...localisations].flatMap(([lang, words]) =>
      against('MicrosoftTeams.Localization.schema.json', `${lang}.json`, words),
    ),
  ];
}

function against(schema: string, file: string, data: object): string[] {
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats(ajv);
  const folder = `@microsoft/app-manifest/build/json-schemas/teams/v${MANIFEST_VERSION}`;
  const validate = ajv.compile(require(`${folder}/${schema}`) as object);
  if (validate(data)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${file} ${instancePath || '/'} ${message ?? ''}`);
}
