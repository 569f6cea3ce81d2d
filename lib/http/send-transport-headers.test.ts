import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test, vi } from "vitest";
import { sendTransportHeaders } from "./send-transport-headers";

afterEach(() => vi.unstubAllEnvs());

async function headersOfAnswer(): Promise<Headers> {
  const server = createServer((_request, response) => response.end());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    const { port } = server.address() as AddressInfo;
    return (await fetch(`http://127.0.0.1:${port}/`)).headers;
  } finally {
    server.close();
  }
}

test("every response tells browsers to use TLS only if the address is https", async () => {
  vi.stubEnv("NEXTAUTH_URL", "http://localhost:3000");
  sendTransportHeaders();
  expect((await headersOfAnswer()).get("strict-transport-security")).toBeNull();
  vi.stubEnv("NEXTAUTH_URL", "https://sales.example.com");
  sendTransportHeaders();
  const headers = await headersOfAnswer();
  expect(headers.get("strict-transport-security")).toBe("max-age=31536000; includeSubDomains");
  expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
  expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
});
