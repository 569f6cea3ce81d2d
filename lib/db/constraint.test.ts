import { createServer, type LookupFunction, Socket, type SocketConnectOpts } from "node:net";
import { PrismaPg } from "@prisma/adapter-pg";
import { expect, test } from "vitest";
import { PrismaClient } from "@/lib/db/generated/client";
import { isUnavailable } from "./constraint";
import { withDirectQueries } from "./drivers/direct-queries";

const WAYS: Record<string, (socket: Socket) => void> = {
  "resets connections": (socket) => socket.on("data", () => socket.resetAndDestroy()),
  "ends connections": (socket) => socket.on("data", () => socket.end()),
  "says nothing": () => undefined,
  "has no connection left": (socket) => socket.on("data", () => socket.end(rejection("53300"))),
  "is starting up": (socket) => socket.on("data", () => socket.end(rejection("57P03"))),
};

for (const [what, treat] of Object.entries(WAYS)) {
  test(`a database that ${what} is unavailable, whatever was asked of it`, async () => {
    const sockets = new Set<Socket>();
    const server = createServer((socket) => treat(socket.on("error", () => {}))).on(
      "connection",
      (socket) => sockets.add(socket),
    );
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const port = typeof address === "object" && address ? address.port : 0;
    for (const error of await rejections(port))
      expect(isUnavailable(error), String(error)).toBe(true);
    for (const socket of sockets) socket.destroy();
    server.close();
  });
}

test("a database that refuses connections is reported as unavailable by every kind of query", async () => {
  for (const error of await rejections(1)) expect(isUnavailable(error), String(error)).toBe(true);
});

test("a database whose every address refuses connections is reported as unavailable by every kind of query", async () => {
  for (const error of await rejections(1, twoAddresses))
    expect(isUnavailable(error), String(error)).toBe(true);
});

/** A connection to a host with two addresses, which `localhost` often has. */
function twoAddresses(): Socket {
  const socket = new Socket();
  const connect: (options: SocketConnectOpts) => Socket = socket.connect;
  const lookup: LookupFunction = (_host, _options, found) =>
    found(
      null,
      ["127.0.0.1", "127.0.0.2"].map((address) => ({ address, family: 4 })),
    );
  return Object.assign(socket, {
    connect: (port: number) =>
      connect.call(socket, { port, host: "two.example", autoSelectFamily: true, lookup }),
  });
}

/** The errors of raw statements, a read and a transaction. */
async function rejections(port: number, stream?: () => Socket): Promise<unknown[]> {
  const connectionString = `postgresql://nobody@127.0.0.1:${port}/nothing`;
  const adapter = new PrismaPg({ connectionString, connectionTimeoutMillis: 300, stream });
  const prisma = new PrismaClient({ adapter });
  const connected = await adapter.connect();
  const asked = [
    withDirectQueries(prisma, Promise.resolve(connected)).$queryRaw`SELECT 1`,
    prisma.$queryRaw`SELECT 1`,
    prisma.organization.findFirst(),
    prisma.$transaction((tx) => tx.$executeRaw`SELECT 1`),
  ];
  const settled = await Promise.allSettled(asked);
  await prisma.$disconnect();
  await connected.dispose();
  return settled.map((outcome) =>
    outcome.status === "rejected" ? outcome.reason : "was answered",
  );
}

/** An ErrorResponse of PostgreSQL's protocol. */
function rejection(code: string): Buffer {
  const fields = Buffer.from(`SFATAL\0VFATAL\0C${code}\0Mnot now\0\0`);
  const head = Buffer.alloc(5, "E");
  head.writeInt32BE(fields.length + 4, 1);
  return Buffer.concat([head, fields]);
}
