import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { CONNECTION_ADDRESS } from "@/lib/auth/client-address";
import { noteConnectionAddress } from "./note-connection-address";

test("a request carries the address of its connection, not the one that the client wrote", async () => {
  noteConnectionAddress();
  const server = createServer((request, response) => {
    response.end(JSON.stringify(request.headers));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    const { port } = server.address() as AddressInfo;
    const sent = await fetch(`http://127.0.0.1:${port}/`, {
      headers: { [CONNECTION_ADDRESS]: "198.51.100.1" },
    });
    expect(await sent.json()).toMatchObject({ [CONNECTION_ADDRESS]: "127.0.0.1" });
  } finally {
    server.close();
  }
});
