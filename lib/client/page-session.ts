/** The user and the organization that a page shows. */
export type PageSession = { userId: string; organizationId: string };

/**
 * Whether the browser's session is still that of the page: `changed` if it became another user's
 * or another organization's, `ended` without one.
 */
export type SessionState = "current" | "changed" | "ended";

const CHANNEL = "opportune.session";
const listeners = new Set<() => void>();
let shown: PageSession | undefined;
let state: SessionState = "current";

/**
 * Names the user and organization of this page. Every request names them from then on, and the
 * server refuses those of another session (docs/api.md 1). The first call counts until the document
 * is loaded again: a later one with another session makes the page's session `changed`.
 */
export function showSession(session: PageSession): void {
  shown ??= session;
  if (nameOf(session) !== nameOf(shown)) setState("changed");
}

/** Returns the value of the `Expected-Session` header; undefined on a page without a session. */
export function expectedSession(): string | undefined {
  return shown && nameOf(shown);
}

/** Returns the `Expected-Session` header, if there is one. */
export function sessionHeaders(): Record<string, string> {
  const expected = expectedSession();
  return expected === undefined ? {} : { "Expected-Session": expected };
}

/** Learns from the status and code of a response what became of the page's session. */
export function noteResponse(status: number, code?: unknown): void {
  if (!shown) return;
  if (status === 401) setState("ended");
  else if (code === "session_changed") setState("changed");
  else if (status > 0 && status < 400) setState("current");
}

/** Whether the browser's session is still that of this page, as far as is known. */
export function sessionState(): SessionState {
  return state;
}

/** Calls back when `sessionState` changes. Returns a function that stops it. */
export function watchSession(onChange: () => void): () => void {
  listeners.add(onChange);
  return () => {
    listeners.delete(onChange);
  };
}

/** Tells the other tabs of this browser that its session has begun, ended or moved. */
export function announceSession(): void {
  if (typeof BroadcastChannel === "undefined") return;
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage("changed");
  channel.close();
}

/** Calls back when another tab announces a change of the session. Returns a function that stops it. */
export function hearSession(onChange: () => void): () => void {
  if (typeof BroadcastChannel === "undefined") return () => {};
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener("message", onChange);
  return () => channel.close();
}

function setState(next: SessionState) {
  if (state === next) return;
  state = next;
  for (const listener of listeners) listener();
}

function nameOf({ userId, organizationId }: PageSession): string {
  return `${userId}@${organizationId}`;
}
