import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { ProcessGlobal } from "@/lib/process-global";
import { insertSecurityEvent } from "./record-security-event";
import { requestFacts } from "./request-facts";

const STEP_MS = 60_000;
const MAX_KEPT = 10_000;
const told = new ProcessGlobal<Map<string, number>>("opportuneToldRefusals");

/**
 * Records that a caller was refused for a missing permission, at most once a minute for a caller
 * and path: in the log, and in the security events in the background. A refusal costs no more than before.
 */
export function recordRefusal(actor: Actor, method: string, path: string): void {
  const kept = told.getOrCreate(() => new Map());
  const key = `${actor.apiKeyId ?? actor.userId} ${method} ${path}`;
  const now = Date.now();
  if (now - (kept.get(key) ?? 0) < STEP_MS) return;
  if (kept.size >= MAX_KEPT) kept.clear();
  kept.set(key, now);
  const { organizationId, userId, apiKeyId, name } = actor;
  const by = { organizationId, userId, apiKeyId, name };
  const event = { type: "forbidden", ...by, detail: { method, path: path.slice(0, 200) } } as const;
  // For the log at once: its lines are written when the response is sent.
  requestFacts()?.events.push(event);
  void insertSecurityEvent(db(actor), event).catch(() => {});
}
