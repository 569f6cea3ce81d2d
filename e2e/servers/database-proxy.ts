import { connect, createServer, type Server, type Socket } from "node:net";

/** A proxy between a server and its database that can interrupt the connection. */
export type DatabaseProxy = {
  /** The database's address through the proxy. */
  url: string;
  /** Ends every connection and refuses new ones, like a database that is down. */
  cut(): Promise<void>;
  /** Accepts connections but forwards nothing in either direction, like a host or network that hangs. */
  hang(): void;
  /** Makes the database reachable again. Hung connections stay hung, as after a partition that lost packets. */
  restore(): Promise<void>;
  close(): Promise<void>;
};

export async function startDatabaseProxy(databaseUrl: string): Promise<DatabaseProxy> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let hangs = false;
  const server = createServer((client) => {
    keep(client);
    if (hangs) return;
    const database = keep(connect(Number(target.port || 5432), target.hostname));
    client.pipe(database).pipe(client);
    client.on("close", () => database.destroy());
    database.on("close", () => client.destroy());
  });
  function keep(socket: Socket) {
    sockets.add(socket);
    socket.on("error", () => {}).on("close", () => sockets.delete(socket));
    return socket;
  }
  const port = await listen(server, 0);
  const cut = async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  return {
    url: Object.assign(new URL(databaseUrl), { host: `127.0.0.1:${port}` }).href,
    cut,
    hang() {
      hangs = true;
      for (const socket of sockets) socket.unpipe().pause();
    },
    async restore() {
      hangs = false;
      if (!server.listening) await listen(server, port);
    },
    close: async () => {
      if (server.listening) await cut();
    },
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : 0);
    });
  });
}
