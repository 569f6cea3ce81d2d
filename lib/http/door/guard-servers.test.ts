import { createServer, type Server } from "node:http";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { guardServers } from "./guard-servers";

let server: Server;
let port: number;

beforeAll(async () => {
  vi.stubEnv("NODE_ENV", "production");
  vi.stubEnv("NEXTAUTH_URL", "https://sales.example");
  vi.stubEnv("ALLOWED_HOSTS", "opportune, crm.internal");
  guardServers();
  server = createServer((request, response) =>
    response.end(`${request.method} ${request.headers.host} ${request.url}`),
  );
  // The framework ends a connection that offers an upgrade.
  server.on("upgrade", (_request, socket) => socket.destroy());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  port = typeof address === "object" && address ? address.port : 0;
});

afterAll(() => {
  server.close();
  vi.unstubAllEnvs();
});

/** Sends the lines as they are and returns the response. */
function send(...lines: string[]): Promise<{ status: number; head: string; body: string }> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1");
    let text = "";
    socket.on("data", (data) => {
      text += data;
    });
    socket.on("error", reject);
    socket.on("close", () => {
      const [head = "", body = ""] = text.split("\r\n\r\n");
      resolve({ status: Number(/^HTTP\/1.1 (\d+)/.exec(head)?.[1]), head, body: unchunked(body) });
    });
    socket.write(`${lines.join("\r\n")}\r\nConnection: close\r\n\r\n`);
  });
}

function unchunked(body: string): string {
  return body
    .replace(/^[\da-f]+\r\n/, "")
    .replace(/\r\n0$/, "")
    .replace(/\r\n$/, "");
}

const get = (path: string, host = "localhost") => send(`GET ${path} HTTP/1.1`, `Host: ${host}`);

describe("a request under another name", () => {
  const FOREIGN = [
    "attacker.example",
    "sales.example.attacker.example",
    "localhost.example",
    "10.0.0.1",
    "a@localhost",
    "",
    "sales.example:x",
  ];

  test.each(FOREIGN)("%j gets 421, on pages and both APIs", async (host) => {
    for (const path of ["/", "/sign-in", "/api/deals", "/api/v1/crm/setup", "/_next/static/x.js"]) {
      const { status, body } = await get(path, host);
      expect([path, status]).toEqual([path, 421]);
      const { code, message } = JSON.parse(body);
      expect(code ?? message).toEqual(
        path.startsWith("/api/v1")
          ? "misdirected_request"
          : expect.stringContaining("NEXTAUTH_URL"),
      );
    }
  });

  test("gets an answer on the paths of probes", async () => {
    for (const path of ["/api/ping", "/api/health", "/api/v1/health", "/api/metrics", "/api/ping/"])
      expect((await get(path, "10.0.0.1:3000")).status).toBe(200);
  });

  test.each([
    "sales.example",
    "SALES.example:8443",
    "localhost:3000",
    "127.0.0.1",
    "[::1]:3000",
    "app.localhost",
    "opportune:3000",
    "crm.internal",
  ])("%s is one of this server", async (host) => {
    expect((await get("/api/deals", host)).status).toBe(200);
  });
});

describe("an offer to upgrade the connection", () => {
  test.each([
    [
      "h2c",
      [
        "Connection: Upgrade, HTTP2-Settings",
        "Upgrade: h2c",
        "HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA",
      ],
    ],
    ["TLS/1.2", ["Connection: Upgrade", "Upgrade: TLS/1.2"]],
    ["websocket", ["Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Key: AAAA"]],
  ])("to %s is ignored and the request answered", async (_what, headers) => {
    for (const path of ["/api/health", "/sign-in"]) {
      const { status, body } = await sendOpen([
        `GET ${path} HTTP/1.1`,
        "Host: localhost",
        ...headers,
      ]);
      expect([status, body]).toEqual([200, `GET localhost ${path}`]);
    }
  });

  /** As `send`, but the first `Connection` header stands. */
  const sendOpen = (lines: string[]) => send(...lines);
});

describe("a method that nothing here has", () => {
  test.each(["TRACE", "PROPFIND", "LOCK", "PURGE", "M-SEARCH"])("%s gets 405", async (method) => {
    for (const path of ["/", "/api/deals", "/api/v1/crm/accounts", "/api/made/up"]) {
      const { status, head, body } = await send(`${method} ${path} HTTP/1.1`, "Host: localhost");
      expect([path, status, JSON.parse(body).status ?? JSON.parse(body).statusCode]).toEqual([
        path,
        405,
        405,
      ]);
      expect(head).toMatch(/\r\nAllow: GET, HEAD/);
      expect(head).toMatch(/\r\nX-Request-Id: [\w-]{36}/);
    }
  });

  test("OPTIONS * and CONNECT get 405", async () => {
    expect((await send("OPTIONS * HTTP/1.1", "Host: localhost")).status).toBe(405);
    expect((await send("CONNECT localhost:1 HTTP/1.1", "Host: localhost")).status).toBe(405);
  });

  test.each(["POST", "PUT", "DELETE", "PATCH"])(
    "%s of a page gets 405 and its body is not read",
    async (method) => {
      const { status } = await send(
        `${method} /sign-in HTTP/1.1`,
        "Host: localhost",
        "Content-Length: 300000000",
      );
      expect(status).toBe(405);
    },
  );
});

describe("the target of a request", () => {
  const answered = async (path: string) => (await get(path)).body;

  test.each([
    ["http://localhost:3000/api/deals?take=1", "GET localhost:3000 /api/deals?take=1"],
    ["HTTPS://sales.example/api/deals/", "GET sales.example /api/deals"],
    ["http://localhost", "GET localhost /"],
  ])("may be in absolute form: %s", async (target, expected) => {
    expect(await answered(target)).toBe(expected);
  });

  test("in absolute form names the host, whatever Host says", async () => {
    expect(
      (await send("GET http://attacker.example/api/deals HTTP/1.1", "Host: localhost")).status,
    ).toBe(421);
  });

  test.each([
    ["/api/deals/", "/api/deals"],
    ["/api/deals//?a=//", "/api/deals?a=//"],
    ["//api//deals", "/api/deals"],
    ["/api/", "/api"],
    ["/sign-in/", "/sign-in/"],
    ["/a%20b/%C3%A9", "/a%20b/%C3%A9"],
    ["/%00", "/%00"],
    ["/api/deals/%zz?q=%zz", "/api/deals/%25zz?q=%zz"],
    ["/%E0%A4%A", "/%25E0%25A4%25A"],
  ])("%s reaches its route as %s", async (path, seen) => {
    expect(await answered(path)).toBe(`GET localhost ${seen}`);
  });

  test("without a path gets 400", async () => {
    for (const target of ["made-up", "*", "ftp://localhost/", "http://["])
      expect((await get(target)).status).toBeOneOf([400, 405]);
  });
});
