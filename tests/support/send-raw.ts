import { once } from 'node:events';
import { connect } from 'node:net';

/**
 * Sends bytes unchanged to a port of this machine. Resolves with everything that comes back until the connection is
 * closed or reset. Rejects if nobody listens. It ends its side at once, which makes Node end a request that it is still
 * answering. With `open`, the server must close the connection.
 */
export async function sendRaw(port: number, request: string | Buffer, { open = false } = {}): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  // A server may send a refusal and then reset. The refusal counts.
  socket.on('error', () => undefined);
  if (open) socket.write(request);
  else socket.end(request);
  await new Promise((resolve) => socket.once('close', resolve));
  return Buffer.concat(chunks).toString();
}
