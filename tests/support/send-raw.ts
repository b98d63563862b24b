import { once } from 'node:events';
import { connect } from 'node:net';

/**
 * Sends bytes to a port of this machine as they are, and resolves with all that comes back until the connection is closed
 * or reset. Rejects where nobody listens.
 */
export async function sendRaw(port: number, request: string | Buffer): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  // A server that refuses may answer and then reset; the answer counts.
  socket.on('error', () => undefined);
  socket.end(request);
  await new Promise((resolve) => socket.once('close', resolve));
  return Buffer.concat(chunks).toString();
}
