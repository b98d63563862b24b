import type { PageData } from '../web/shared/page-data.js';
import { watchHandedOn } from './handed-on.js';
import { keepOwn, showOwn } from './own-result.js';
import { watchListen } from './listen.js';
import { watchMenu } from './menu.js';
import { watchDays } from './read-back.js';
import { keepAnswers } from './saved.js';
import { watchShare } from './share.js';

/** The script of the plain pages, besides quick exit. They work without it. */
watchShare();
watchMenu();
watchListen();
watchDays();
watchHandedOn();
const { keep } = JSON.parse(document.body.dataset['page']!) as PageData;
const saved = document.querySelector('.saved');
const result = document.querySelector<HTMLElement>('[data-own]');
if (saved) showOwn(saved);
else if (result) keepOwn(result, result.dataset['own']!);
addEventListener('load', () => void keepAnswers(keep));
