import { systemDb } from "@/lib/db/client";
import { insertSecurityEvent } from "@/lib/domain/security-events/record-security-event";
import { requestFacts } from "@/lib/domain/security-events/request-facts";
import { ProcessGlobal } from "@/lib/process-global";

const STEP_MS = 60_000;
const MAX_KEPT = 10_000;
const told = new ProcessGlobal<Map<string, number>>("opportuneToldLimits");

type Failure = "sign_in_failed" | "limit_reached";

/**
 * Records a failed sign-in, or one that was refused for too many failures (once a minute), in the
 * log and in every organization of the account. The latter in the background: the time of the
 * answer must not tell whether the address has an account.
 */
export function recordFailedSignIn(email: string, type: Failure): void {
  if (type === "limit_reached" && wasJustTold(email)) return;
  const nobody = { organizationId: null, userId: null, apiKeyId: null, name: null };
  requestFacts()?.events.push({ type, ...nobody, detail: { email: email.slice(0, 320) } });
  void insertForAccount(email, type).catch(() => {});
}

async function insertForAccount(email: string, type: Failure): Promise<void> {
  const members = await systemDb().member.findMany({
    where: { user: { email }, deactivatedAt: null },
    select: { organizationId: true, userId: true, user: { select: { name: true } } },
  });
  for (const { organizationId, userId, user } of members) {
    const event = { organizationId, userId, apiKeyId: null, name: user.name };
    await insertSecurityEvent(systemDb(), { type, ...event });
  }
}

function wasJustTold(email: string): boolean {
  const kept = told.getOrCreate(() => new Map());
  const now = Date.now();
  if (now - (kept.get(email) ?? 0) < STEP_MS) return true;
  if (kept.size >= MAX_KEPT) kept.clear();
  kept.set(email, now);
  return false;
}
