import type { PageData } from '../web/shared/page-data.js';
import { watchHandedOn } from './handed-on.js';
import { watchListen } from './listen.js';
import { watchDays } from './read-back.js';
import { keepAnswers } from './saved.js';
import { watchShare } from './share.js';

/** The script of the plain pages, besides quick exit. They work without it. */
watchShare();
watchListen();
watchDays();
watchHandedOn();
const { keep } = JSON.parse(document.body.dataset['page']!) as PageData;
addEventListener('load', () => void keepAnswers(keep));
