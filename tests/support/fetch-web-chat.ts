import { fetchWebChat } from './web-chat.js';

/** `npm run web-chat`: fetches Microsoft's Web Chat for the tests and measurements that need it. */
process.stdout.write(`${fetchWebChat()}\n`);
