import { afterEach, expect, test, vi } from "vitest";
import { CONNECTION_ADDRESS, clientAddress } from "./client-address";

afterEach(() => vi.unstubAllEnvs());

const from = (connection: string, forwarded = "198.51.100.1") =>
  new Headers({ [CONNECTION_ADDRESS]: connection, "x-forwarded-for": forwarded });

test("without a trusted proxy it is the connection's, whatever the client claims", () => {
  expect(clientAddress(from("203.0.113.7"))).toBe("203.0.113.7");
  expect(clientAddress(from("203.0.113.7", "127.0.0.1"))).toBe("203.0.113.7");
});

test("without a connection it is unknown, and no address at all", () => {
  expect(clientAddress(new Headers({ "x-forwarded-for": "198.51.100.1" }))).toBeNull();
  expect(clientAddress(new Headers())).toBeNull();
});

test("behind a trusted proxy it is the proxy's own entry, not the client's entries before it", () => {
  vi.stubEnv("TRUST_PROXY", "1");
  expect(clientAddress(from("10.0.0.1", "203.0.113.7"))).toBe("203.0.113.7");
  expect(clientAddress(from("10.0.0.1", "198.51.100.1, 203.0.113.7"))).toBe("203.0.113.7");
  expect(clientAddress(from("10.0.0.1", "203.0.113.7:51234"))).toBe("203.0.113.7");
  expect(clientAddress(from("10.0.0.1", "[2001:db8::7]:443"))).toBe("2001:db8:0:0::/64");
  expect(clientAddress(from("10.0.0.1", ""))).toBeNull();
});

test.each([
  ["::ffff:203.0.113.7", "203.0.113.7"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:DB8:0001:2::9", "2001:db8:1:2::/64"],
  ["2001:db8::9", "2001:db8:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
])("%s counts as %s", (connection, counted) => {
  expect(clientAddress(from(connection))).toBe(counted);
});
