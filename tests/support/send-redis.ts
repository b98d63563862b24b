import { once } from 'node:events';
import { connect } from 'node:net';

/** Sends a command to a Redis as an operator would, not through the client under test. Resolves with the answer. */
export async function sendRedis({ url }: { url: string }, command: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.write(`${command}\r\n`);
  const [answer] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();
  return String(answer);
}
