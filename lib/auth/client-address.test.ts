import { afterEach, expect, test } from "vitest";
import { clientAddress } from "./client-address";

afterEach(() => {
  delete process.env.TRUST_PROXY;
});

test("without a trusted proxy all requests count as one address, whatever they claim", () => {
  expect(clientAddress("203.0.113.7")).toBe("direct");
  expect(clientAddress(null)).toBe("direct");
});

test("behind a trusted proxy the address is the proxy's own entry, not the client's entries before it", () => {
  process.env.TRUST_PROXY = "1";
  expect(clientAddress("203.0.113.7")).toBe("203.0.113.7");
  expect(clientAddress("198.51.100.1, 203.0.113.7")).toBe("203.0.113.7");
  expect(clientAddress("")).toBe("direct");
  expect(clientAddress(undefined)).toBe("direct");
});
