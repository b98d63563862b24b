import { type Lang, LANGS, SOURCE_LANG } from '../../model/lang.js';
import type { PackageSettings } from './settings.js';

/** Version of Microsoft's manifest schema: the first in which one declaration covers every kind of channel. */
export const MANIFEST_VERSION = '1.25';

/** The app's words in one language, `teams.app` in `locales/`. */
export interface AppWords {
  name: string;
  full_name: string;
  short: string;
  full: string;
  share: { title: string; text: string; query: string; query_text: string };
  commands: Record<Command, { title: string; text: string }>;
}

const COMMANDS = ['help', 'language', 'person', 'forget'] as const;
type Command = (typeof COMMANDS)[number];

/** The commands in the menu, by scope. Where others can read, none is about the person. */
const COMMAND_LISTS: readonly { scopes: string[]; commands: readonly Command[] }[] = [
  { scopes: ['personal'], commands: COMMANDS },
  { scopes: ['team', 'groupChat'], commands: ['help', 'language'] },
];

/**
 * The manifest in the source language. It asks for no permissions, files or calls, and not for messages that do not
 * mention the bot.
 */
export function manifestOf(words: AppWords, version: string, { appId, siteUrl, publisher }: PackageSettings): object {
  const page = (topic: string): string => `${siteUrl}/${SOURCE_LANG}/${topic}`;
  return {
    $schema: `https://developer.microsoft.com/en-us/json-schemas/teams/v${MANIFEST_VERSION}/MicrosoftTeams.schema.json`,
    manifestVersion: MANIFEST_VERSION,
    version,
    id: appId,
    localizationInfo: {
      defaultLanguageTag: SOURCE_LANG,
      additionalLanguages: otherLangs().map((lang) => ({ languageTag: lang, file: `${lang}.json` })),
    },
    developer: {
      name: publisher,
      websiteUrl: `${siteUrl}/${SOURCE_LANG}`,
      privacyUrl: page('meta.privacy'),
      termsOfUseUrl: page('meta.greeting'),
    },
    name: { short: words.name, full: words.full_name },
    description: { short: words.short, full: words.full },
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: '#1F6673',
    bots: [
      {
        botId: appId,
        scopes: ['personal', 'team', 'groupChat'],
        isNotificationOnly: false,
        supportsFiles: false,
        supportsCalling: false,
        supportsVideo: false,
        commandLists: COMMAND_LISTS.map(({ scopes, commands }) => ({
          scopes,
          commands: commands.map((id) => ({ title: words.commands[id].title, description: words.commands[id].text })),
        })),
      },
    ],
    composeExtensions: [
      {
        botId: appId,
        commands: [
          {
            id: 'share',
            type: 'query',
            context: ['compose', 'commandBox'],
            title: words.share.title,
            description: words.share.text,
            initialRun: true,
            parameters: [
              { name: 'query', title: words.share.query, description: words.share.query_text, inputType: 'text' },
            ],
          },
        ],
      },
    ],
    permissions: [],
    validDomains: [],
    supportsChannelFeatures: 'tier1',
    defaultInstallScope: 'personal',
    defaultGroupCapability: { team: 'bot', groupchat: 'bot' },
  };
}

/** The file with the manifest's words in another language. */
export function localisationOf(words: AppWords): object {
  const commands = COMMAND_LISTS.flatMap((list, l) =>
    list.commands.flatMap((id, c) => {
      const path = `bots[0].commandLists[${l}].commands[${c}]`;
      return [
        [`${path}.title`, words.commands[id].title],
        [`${path}.description`, words.commands[id].text],
      ];
    }),
  );
  const share = 'composeExtensions[0].commands[0]';
  return {
    $schema: `https://developer.microsoft.com/en-us/json-schemas/teams/v${MANIFEST_VERSION}/MicrosoftTeams.Localization.schema.json`,
    'name.short': words.name,
    'name.full': words.full_name,
    'description.short': words.short,
    'description.full': words.full,
    ...Object.fromEntries(commands),
    [`${share}.title`]: words.share.title,
    [`${share}.description`]: words.share.text,
    [`${share}.parameters[0].title`]: words.share.query,
    [`${share}.parameters[0].description`]: words.share.query_text,
  };
}

/** All languages except the manifest's own. */
export function otherLangs(): Lang[] {
  return LANGS.filter((lang) => lang !== SOURCE_LANG);
}
