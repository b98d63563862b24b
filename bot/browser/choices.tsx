import type { ComponentChildren } from 'preact';

import type { RenderedChoice, RenderedReply } from '../render/rendered.js';
import { isWaiting, openReply } from '../web/shared/talk.js';
import { tileClass, type TileChoice, TileContent, tilesOf } from '../web/view/first-page.js';
import { toolsOf } from '../web/view/tools.js';
import type { Chat } from './chat-api.js';
import { choose, CHOICES_ID } from './choose.js';

/**
 * Progress and the open choices: answers as large buttons, ways out as a smaller row. On the first page tiles, and
 * `notice` below them.
 */
export function Choices({ chat, notice }: { chat: Chat; notice: ComponentChildren }) {
  const talk = chat.talk();
  const reply = openReply(talk);
  const choices = reply && !isWaiting(talk) ? reply.choices : [];
  const tiles = tilesOf({ choices });
  // The first page shows the languages at its top, and the header has them everywhere.
  const others =
    tiles.length > 0 ? choices.filter(({ id, picto }) => !picto && !id.startsWith('lang:')) : elsewhere(choices);
  const of = (rank: RenderedChoice['rank']): RenderedChoice[] => others.filter((choice) => choice.rank === rank);
  return (
    <div
      id={CHOICES_ID}
      class="choices"
      role="group"
      tabIndex={-1}
      aria-label={chat.words()['web.choices']}
      lang={reply?.lang}
      dir={reply?.dir}
    >
      {reply?.progress && choices.length > 0 ? <Progress progress={reply.progress} /> : null}
      <Tiles tiles={tiles} chat={chat} />
      {notice}
      <Row rank="main" choices={of('main')} chat={chat} />
      <Row rank="quiet" choices={of('quiet')} chat={chat} />
    </div>
  );
}

/** The choices that do not already stand with the answer. */
function elsewhere(choices: RenderedChoice[]): RenderedChoice[] {
  const tools = toolsOf({ choices });
  return choices.filter((choice) => !tools.includes(choice));
}

function Tiles({ tiles, chat }: { tiles: TileChoice[]; chat: Chat }) {
  if (tiles.length === 0) return null;
  return (
    <div class="main tiles">
      {tiles.map((tile) => (
        <button key={tile.id} type="button" class={tileClass(tile)} onClick={() => choose(chat, tile)}>
          <TileContent choice={tile} />
        </button>
      ))}
    </div>
  );
}

function Row({ rank, choices, chat }: { rank: RenderedChoice['rank']; choices: RenderedChoice[]; chat: Chat }) {
  if (choices.length === 0) return null;
  return (
    <div class={rank}>
      {choices.map((choice) => (
        <button key={choice.id} type="button" lang={choice.lang} onClick={() => choose(chat, choice)}>
          <bdi>{choice.label}</bdi>
        </button>
      ))}
    </div>
  );
}

function Progress({ progress }: { progress: NonNullable<RenderedReply['progress']> }) {
  return (
    <div class="progress">
      <span>{progress.label}</span>
      <progress value={progress.step} max={Math.max(progress.of, progress.step)} aria-hidden="true" />
    </div>
  );
}
