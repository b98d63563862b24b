import { once } from 'node:events';
import { connect } from 'node:net';

/**
 * Sends bytes to a port of this machine as they are, and resolves with all that comes back until the connection is closed
 * or reset. Rejects where nobody listens. Says at once that no more will come, upon which Node ends a request that it is
 * still answering; `open`: leaves it to the server to close.
 */
export async function sendRaw(port: number, request: string | Buffer, { open = false } = {}): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  // A server that refuses may answer and then reset; the answer counts.
  socket.on('error', () => undefined);
  if (open) socket.write(request);
  else socket.end(request);
  await new Promise((resolve) => socket.once('close', resolve));
  return Buffer.concat(chunks).toString();
}
