import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A TCP proxy on loopback that can break connections as networks do. */
export interface FlakyProxy {
  readonly port: number;
  /** Connections open now stay open and carry nothing more; new ones work. */
  readonly freeze: () => void;
  /** The server's next bytes are thrown away and the connection is cut. */
  readonly cutNextAnswer: () => void;
  readonly close: () => Promise<void>;
}

/** Starts one in front of a loopback port. */
export async function startFlakyProxy(targetPort: number): Promise<FlakyProxy> {
  const open = new Set<Socket>();
  let cutting = false;
  const server = createServer((client) => {
    const target = connect(targetPort, '127.0.0.1');
    for (const [socket, other] of [
      [client, target],
      [target, client],
    ] as const) {
      open.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        open.delete(socket);
        other.destroy();
      });
    }
    client.on('data', (bytes) => target.write(bytes));
    target.on('data', (bytes) => {
      if (!cutting) return client.write(bytes);
      cutting = false;
      return client.destroy();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    port: address.port,
    freeze: () => {
      for (const socket of open) socket.removeAllListeners('data');
    },
    cutNextAnswer: () => {
      cutting = true;
    },
    close: async () => {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
