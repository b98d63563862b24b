import { render } from 'preact';

import type { PageData } from '../page-data.js';
import { NEW_TALK } from '../talk.js';
import { ExitNote, Header } from '../view/header.js';
import { type Chat, createChat } from './chat.js';
import { Choices } from './choices.js';
import { Composer } from './composer.js';
import { watchCopy } from './copy.js';
import { Log } from './entries.js';
import { watchExit } from './exit.js';
import { turnDocument } from './language.js';
import { watchMenu } from './menu.js';
import { reveal } from './reveal.js';

const page = JSON.parse(document.body.dataset['page']!) as PageData;
const header = document.getElementById('header')!;
const content = document.getElementById('content')!;
let shown = NEW_TALK;

function draw(): void {
  const [lang, words, talk] = [chat.lang(), chat.words(), chat.talk()];
  turnDocument(lang, words);
  render(<Header lang={lang} words={words} exitUrl={page.exitUrl} rest="" />, header);
  render(<ChatView chat={chat} />, content);
  reveal(shown, talk);
  shown = talk;
}

function ChatView({ chat: current }: { chat: Chat }) {
  return (
    <>
      <div class="stream">
        <h1 class="unseen">{current.words()['web.name']}</h1>
        <ExitNote lang={current.lang()} words={current.words()} />
        <Log chat={current} />
        <Choices chat={current} />
      </div>
      <Composer chat={current} />
    </>
  );
}

const chat = createChat(page, draw);
watchExit();
watchCopy();
watchMenu(chat);
addEventListener('quickexit', () => chat.stop());

// A page brought back by "Back" may hold a talk that was left by quick exit meanwhile: show nothing before that is known.
addEventListener('pagehide', () => (document.documentElement.hidden = true));
addEventListener('pageshow', ({ persisted }) => {
  if (persisted && !chat.isCurrent()) location.reload();
  else document.documentElement.hidden = false;
});

content.replaceChildren();
draw();
const address = new URL(location.href);
chat.start(address.searchParams.get('topic'));
if (address.search) history.replaceState(null, '', address.pathname);
