import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A proxy in front of a port of this machine. It knows no protocol and can behave like a bad network. */
export interface TcpProxy {
  port: number;
  /** Stops all data in both directions. Connections stay open. */
  stall(): void;
  /** Lets through the data that waited, and everything later. */
  resume(): void;
  /** The number of round trips so far: how often something was sent to the server after it had sent something. */
  roundTrips(): number;
  /** Bytes that clients have sent so far, including those that wait. */
  bytesSent(): number;
  close(): void;
}

/** Starts a proxy to a port, on a free port. */
export async function startTcpProxy(to: number): Promise<TcpProxy> {
  const ends = new Set<Socket>();
  let waiting: (() => void)[] = [];
  let stalled = false;
  let trips = 0;
  let bytes = 0;
  const carry = (data: Buffer, other: Socket): void => {
    const write = (): void => void (other.destroyed || other.write(data));
    if (stalled) waiting.push(write);
    else write();
  };
  const server = createServer((client) => {
    const upstream = connect(to, '127.0.0.1');
    let answered = true;
    client.on('data', (data) => {
      if (answered) trips += 1;
      answered = false;
      bytes += data.length;
      carry(data, upstream);
    });
    upstream.on('data', (data) => {
      answered = true;
      carry(data, client);
    });
    for (const [end, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      ends.add(end);
      end.setNoDelay(true);
      end.on('error', () => undefined);
      end.on('close', () => {
        ends.delete(end);
        other.destroy();
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    stall: () => void (stalled = true),
    resume() {
      stalled = false;
      for (const write of waiting) write();
      waiting = [];
    },
    roundTrips: () => trips,
    bytesSent: () => bytes,
    close() {
      server.close();
      for (const end of ends) end.destroy();
    },
  };
}
