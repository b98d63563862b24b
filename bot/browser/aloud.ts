/** What only those load who have a text read aloud, or fill in a day. */
export { readBack } from '../web/shared/read-back.js';
export { toggleReading } from './reader.js';
