import { expect, test } from "vitest";
import { deviceOf } from "./device-of";

const MOZILLA = "Mozilla/5.0";
const WEBKIT = "AppleWebKit/537.36 (KHTML, like Gecko)";

test.each([
  [
    `${MOZILLA} (Windows NT 10.0; Win64; x64; rv:130.0) Gecko/20100101 Firefox/130.0`,
    "Firefox on Windows",
  ],
  [
    `${MOZILLA} (Windows NT 10.0; Win64; x64) ${WEBKIT} Chrome/140.0.0.0 Safari/537.36`,
    "Chrome on Windows",
  ],
  [
    `${MOZILLA} (Windows NT 10.0) ${WEBKIT} Chrome/140.0.0.0 Safari/537.36 Edg/140.0`,
    "Edge on Windows",
  ],
  [
    `${MOZILLA} (Macintosh; Intel Mac OS X 10_15_7) ${WEBKIT} Version/18.0 Safari/605.1.15`,
    "Safari on Mac",
  ],
  [
    `${MOZILLA} (iPhone; CPU iPhone OS 18_0 like Mac OS X) ${WEBKIT} Version/18.0 Mobile/15E148 Safari/604.1`,
    "Safari on iPhone",
  ],
  [
    `${MOZILLA} (Linux; Android 15; K) ${WEBKIT} Chrome/140.0.0.0 Mobile Safari/537.36`,
    "Chrome on Android",
  ],
  [`${MOZILLA} (X11; Linux x86_64)`, "Browser on Linux"],
  ["", "Unknown browser"],
  [null, "Unknown browser"],
])("a browser that sends %j is called %s", (user_agent, device) => {
  expect(deviceOf({ kind: "browser", user_agent })).toBe(device);
});

test("an API client is called what it calls itself", () => {
  expect(deviceOf({ kind: "token", user_agent: "curl/8.5.0" })).toBe("App “curl”");
  expect(deviceOf({ kind: "token", user_agent: null })).toBe("An app");
});
