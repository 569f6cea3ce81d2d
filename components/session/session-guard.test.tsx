import { act, screen, waitFor } from "@testing-library/react";
import { toast } from "sonner";
import { beforeEach, expect, test, vi } from "vitest";
import { renderScreen } from "@/components/testing/render-screen";
import { problem, stubServer } from "@/components/testing/stub-server";
import { crmRequest } from "@/lib/client/crm-request";
import { followChanges } from "@/lib/client/event-stream";
import { announceSession } from "@/lib/client/page-session";
import { importCsv } from "@/lib/client/portability";
import { receiveFile } from "@/lib/client/receive-file";
import { SessionGuard } from "./session-guard";

// One document: its first session counts until it is loaded again.
const SESSION = { userId: "ingrid", organizationId: "halden" };
const changed = () =>
  problem(409, "session_changed", "This browser has switched to another organization.");
const ended = () => problem(401, "unauthenticated", "Sign in, or send a valid token or API key");
const organization = { organization: { id: "halden" } };

let respond: () => unknown;
let calls: ReturnType<typeof stubServer>;

beforeEach(async () => {
  respond = () => organization;
  calls = stubServer({
    "GET /organization": () => respond(),
    "POST /accounts": () => respond(),
    "GET /export": () => respond(),
  });
  for (const meta of document.head.querySelectorAll("meta[name=session]")) meta.remove();
  await crmRequest("GET", "/organization");
});

const add = () => act(() => crmRequest("POST", "/accounts", { body: {} }).catch((error) => error));

test("every request names the user and organization that the page shows", async () => {
  renderScreen(<SessionGuard {...SESSION} />);
  await add();
  await receiveFile("/export", { onProgress: () => {}, signal: new AbortController().signal });
  expect(calls.slice(1).map(({ session }) => session)).toEqual(["ingrid@halden", "ingrid@halden"]);
});

test("an upload and the event stream name it, too", async () => {
  renderScreen(<SessionGuard {...SESSION} />);
  const sent: Record<string, string> = {};
  vi.stubGlobal(
    "XMLHttpRequest",
    class {
      upload = {};
      open() {}
      send() {}
      setRequestHeader(name: string, value: string) {
        sent[name] = value;
      }
    },
  );
  const reading = { pipeline_id: "p", mapping: {} } as Parameters<typeof importCsv>[1];
  const signal = new AbortController().signal;
  const upload = { onProgress: () => {}, signal };
  void importCsv(new File(["Name"], "a.csv"), reading, { ...upload, dryRun: true });
  expect(sent).toMatchObject({ "Expected-Session": "ingrid@halden" });
  expect(sent["Idempotency-Key"]).toBeUndefined();
  void importCsv(new File(["Name"], "a.csv"), reading, { ...upload, dryRun: false });
  expect(sent["Idempotency-Key"]).toMatch(/^[0-9a-f-]{36}$/);

  const opened: string[] = [];
  vi.stubGlobal(
    "EventSource",
    class extends EventTarget {
      constructor(url: string) {
        super();
        opened.push(url);
      }
      close() {}
    },
  );
  followChanges(7, { onChange: () => {}, onReset: () => {} })();
  expect(opened).toEqual(["/api/v1/crm/events?since=7&expected_session=ingrid%40halden"]);
});

test("a page whose session became another's says so, and offers to load it again", async () => {
  renderScreen(<SessionGuard {...SESSION} />);
  respond = changed;
  expect(await add()).toMatchObject({ status: 409, code: "session_changed" });
  expect((await screen.findByRole("alert")).textContent).toContain("session has changed");
  expect(screen.getByRole("button", { name: "Reload" })).toBeTruthy();
});

test("a page whose session has ended offers to sign in and come back", async () => {
  window.history.replaceState(null, "", "/crm/leads?q=a");
  renderScreen(<SessionGuard {...SESSION} />);
  respond = ended;
  expect(await add()).toMatchObject({ detail: "You’re signed out. Sign in again to continue." });
  const link = await screen.findByRole("link", { name: "Sign in" });
  expect(link.getAttribute("href")).toBe("/sign-in?ended&callbackUrl=%2Fcrm%2Fleads%3Fq%3Da");
});

test("the banner goes when the session is the page's again", async () => {
  renderScreen(<SessionGuard {...SESSION} />);
  respond = ended;
  await add();
  await screen.findByRole("alert");
  respond = () => organization;
  act(announceSession);
  await waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
});

test("a screen that the server rendered for another session is noticed", async () => {
  renderScreen(<SessionGuard {...SESSION} />);
  const meta = document.createElement("meta");
  meta.name = "session";
  meta.content = "ingrid@fernhill";
  await act(async () => document.head.append(meta));
  expect((await screen.findByRole("alert")).textContent).toContain("session has changed");
  expect(calls.some(({ session }) => session === "ingrid@fernhill")).toBe(false);
});

test("another tab that signs out, or signs in as somebody else, is heard of without a press", async () => {
  renderScreen(<SessionGuard {...SESSION} />);
  respond = ended;
  act(announceSession);
  expect(await screen.findByRole("link", { name: "Sign in" })).toBeTruthy();
  respond = changed;
  act(announceSession);
  expect(await screen.findByRole("button", { name: "Reload" })).toBeTruthy();
  expect(toast.getToasts()).toEqual([]);
});

test("no stream is opened while the session is not the page's, and one is when it is again", async () => {
  renderScreen(<SessionGuard {...SESSION} />);
  const opened: EventTarget[] = [];
  const Source = class extends EventTarget {
    static CLOSED = 2;
    readyState = 2;
    constructor() {
      super();
      opened.push(this);
    }
    close() {}
  };
  vi.stubGlobal("EventSource", Source);
  // The connection of an earlier follower is kept for a second.
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  const stop = followChanges(undefined, { onChange: () => {}, onReset: () => {} });
  const before = opened.length;
  expect(before).toBeGreaterThan(0);
  respond = changed;
  act(() => void opened.at(-1)?.dispatchEvent(new Event("error")));
  await screen.findByRole("button", { name: "Reload" });
  await new Promise((resolve) => setTimeout(resolve, 700));
  expect(opened.length).toBe(before);
  respond = () => organization;
  await act(() => crmRequest("GET", "/organization"));
  await waitFor(() => expect(opened.length).toBe(before + 1));
  stop();
});
