import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { assertSafeConfiguration } from "./assert-safe-configuration";

const random = () => randomBytes(32).toString("base64");

beforeEach(() => {
  vi.stubEnv("NODE_ENV", "production");
  vi.stubEnv("AUTH_SECRET", random());
});
afterEach(() => vi.unstubAllEnvs());

const REFUSED = [
  "a",
  "x".repeat(31),
  "a".repeat(64),
  "abc".repeat(20),
  "ab12CD34".repeat(8),
  "0123456789abcdef0123456789abcdef",
  "abcdefghijklmnopqrstuvwxyz0123456789",
  "1234567890123456789012345678901234567890",
  "qwertyuiopasdfghjklzxcvbnm1234567890",
  "change-me-change-me-change-me-change-me",
  "please change this secret before you start it",
  "your-auth-secret-goes-here-and-is-long-enough",
  "an example that is long enough for a key of 32 bytes",
  "opportune-development-secret-not-for-production",
  "supersecretsupersecretsupersecret123",
  "the password of the cellar under the house",
];

test.each(REFUSED)("production refuses the secret %j, and says what to do", (secret) => {
  for (const name of ["AUTH_SECRET", "AUTH_SECRET_PREVIOUS"]) {
    vi.stubEnv("AUTH_SECRET", random());
    vi.stubEnv(name, secret);
    expect(assertSafeConfiguration).toThrow(new RegExp(`^${name} must .*openssl rand -base64 32$`));
  }
});

test("production refuses to go without a secret, and a guessable token for metrics", () => {
  vi.stubEnv("METRICS_TOKEN", "a".repeat(16));
  expect(assertSafeConfiguration).toThrow(/^METRICS_TOKEN must not be made of repeats/);
  vi.stubEnv("AUTH_SECRET", "");
  expect(assertSafeConfiguration).toThrow("AUTH_SECRET must be set in production");
});

test("production accepts random secrets of 32 bytes in base64, base64url and hex", () => {
  vi.stubEnv("METRICS_TOKEN", randomBytes(16).toString("hex"));
  for (const encoding of ["base64", "base64url", "hex"] as const) {
    for (let round = 0; round < 300; round++) {
      vi.stubEnv("AUTH_SECRET", randomBytes(32).toString(encoding));
      vi.stubEnv("AUTH_SECRET_PREVIOUS", randomBytes(32).toString(encoding));
      expect(assertSafeConfiguration()).toEqual([]);
    }
  }
});

test("development accepts any secret", () => {
  vi.stubEnv("NODE_ENV", "development");
  vi.stubEnv("AUTH_SECRET", "a");
  expect(assertSafeConfiguration()).toEqual([]);
});

test.each(["http://sales.example.com", "http://192.168.1.7:3000", "http://localhost.example.com"])(
  "production warns of an address without TLS: %s",
  (address) => {
    vi.stubEnv("NEXTAUTH_URL", address);
    expect(assertSafeConfiguration()).toEqual([
      expect.stringContaining(`NOT SAFE: NEXTAUTH_URL is ${address}, without TLS`),
    ]);
  },
);

test.each([
  "https://sales.example.com",
  "http://localhost:3000",
  "http://127.0.0.1:3000",
  "http://[::1]:3000",
  "http://app.localhost",
])("production is silent about %s", (address) => {
  vi.stubEnv("NEXTAUTH_URL", address);
  expect(assertSafeConfiguration()).toEqual([]);
});

test.each(["sales.example.com", "ftp://sales.example.com", "nonsense"])(
  "production refuses %s, which is no address",
  (address) => {
    vi.stubEnv("NEXTAUTH_URL", address);
    expect(assertSafeConfiguration).toThrow("NEXTAUTH_URL must be an address");
  },
);
