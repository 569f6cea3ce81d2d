import type { LiveChange } from "@/lib/domain/live-feed/schema";
import { crmRequest } from "./crm-request";
import { crmUrl } from "./crm-url";
import { expectedSession, sessionState } from "./page-session";
import { setLost } from "./stream-state";
import { watchConnection } from "./watch-connection";

type ChangeFollower = {
  onChange: (message: LiveChange) => void;
  /** Changes may have been missed: everything shown must be read again. */
  onReset: () => void;
};

const REMEMBERED = 200;
const FIRST_RETRY_MS = 500;
const LAST_RETRY_MS = 30_000;
const LINGER_MS = 1_000;

const followers = new Set<ChangeFollower>();
let recent: LiveChange[] = [];
let source: EventSource | undefined;
let lastId: number | undefined;
let attempts = 0;
let wasLost = false;
let retry: ReturnType<typeof setTimeout> | undefined;
let lingering: ReturnType<typeof setTimeout> | undefined;
let stopWatching: (() => void) | undefined;

/**
 * Calls the follower for every change in the organization after the event `since`, by default from
 * now on, in order and once each. All followers in a tab share one connection; a lost one resumes
 * where it ended, also after sleep. Returns a function that stops following (docs/api.md 3.7).
 */
export function followChanges(since: number | undefined, follower: ChangeFollower): () => void {
  clearTimeout(lingering);
  if (!stopWatching) start(since);
  else if (since !== undefined) catchUp(since, follower);
  followers.add(follower);
  return () => {
    followers.delete(follower);
    // The next page usually follows immediately and reuses the connection.
    if (followers.size === 0) lingering = setTimeout(stop, LINGER_MS);
  };
}

function start(since: number | undefined) {
  lastId = since;
  wasLost = false;
  recent = [];
  stopWatching = watchConnection({
    wake,
    pause: disconnect,
    lose,
    isOpen: () => source !== undefined,
  });
  connect();
}

function wake() {
  attempts = 0;
  connect();
}

function lose() {
  disconnect();
  setLost(true);
}

function stop() {
  disconnect();
  setLost(false);
  stopWatching?.();
  stopWatching = undefined;
}

// The data of a later follower may be older than changes already delivered to the others.
function catchUp(since: number, follower: ChangeFollower) {
  if (lastId === undefined || since >= lastId) return;
  const missed = recent.filter(({ id }) => id > since);
  const reachesBack =
    recent[0] !== undefined && (recent.length < REMEMBERED || recent[0].id <= since);
  queueMicrotask(() => (reachesBack ? missed.forEach(follower.onChange) : follower.onReset()));
}

function connect() {
  disconnect();
  // No stream for a session that is not the page's: it resumes when the session does.
  if (sessionState() !== "current") return;
  const query = { since: lastId, expected_session: expectedSession() };
  const opened = new EventSource(crmUrl("/events", query));
  source = opened;
  opened.addEventListener("open", () => {
    attempts = 0;
    setLost(false);
    // A connection lost before its first event has no id to resume from.
    if (wasLost && lastId === undefined) for (const follower of followers) follower.onReset();
    wasLost = false;
  });
  opened.addEventListener("start", ({ lastEventId }) => {
    lastId ??= idOf(lastEventId);
  });
  opened.addEventListener("change", ({ data }) => tell(JSON.parse(data) as LiveChange));
  opened.addEventListener("reset", ({ lastEventId }) => {
    lastId = idOf(lastEventId);
    recent = [];
    for (const follower of followers) follower.onReset();
  });
  opened.addEventListener("error", () => {
    if (source !== opened) return;
    setLost(true);
    // An error response closes the source without telling its status, which a request does.
    if (opened.readyState === EventSource.CLOSED && expectedSession())
      void crmRequest("GET", "/organization").catch(() => {});
    connectLater();
  });
}

function idOf(lastEventId: string): number | undefined {
  return lastEventId === "" ? undefined : Number(lastEventId);
}

function disconnect() {
  clearTimeout(retry);
  retry = undefined;
  wasLost ||= source !== undefined;
  source?.close();
  source = undefined;
}

function connectLater() {
  disconnect();
  const wait = Math.min(FIRST_RETRY_MS * 2 ** attempts++, LAST_RETRY_MS);
  retry = setTimeout(connect, wait * (0.5 + Math.random() / 2));
}

function tell(message: LiveChange) {
  if (lastId !== undefined && message.id <= lastId) return;
  lastId = message.id;
  recent = [...recent.slice(1 - REMEMBERED), message];
  for (const follower of followers) follower.onChange(message);
}
