import { createHash } from "node:crypto";
import type { NextRequest } from "next/server";
import { decrypt, encrypt } from "@/lib/auth/encryption";
import { secretDigest } from "@/lib/auth/secret-digest";
import type { Actor, Claim } from "@/lib/domain/actor";
import { DomainError, invalid } from "@/lib/domain/errors";
import {
  claimKey,
  type KeptAnswer,
  keepAnswer,
  releaseKey,
  renewKey,
} from "@/lib/domain/idempotency/keys";
import { log } from "./log";
import { JsonText, Reply } from "./reply";

const HEADER = "Idempotency-Key";
const RENEWAL_INTERVAL_MS = 20_000;

/** The body's text or a digest of it. An `isSecret` body is stored only as a keyed digest. */
type HashedBody = { text: string; isSecret?: boolean };

/**
 * Runs `work` once for all requests with the same `Idempotency-Key` and returns its reply to every
 * one of them (docs/api.md 3.7). Without the header it runs `work` each time. `work` receives the
 * actor to act as. Throws `invalid` for a malformed key, `idempotency_key_reused` if the key was
 * sent with another request, and `conflict` while the first request is in flight or if its response
 * was lost after it wrote something.
 */
export async function idempotent<Caller extends Actor>(
  request: NextRequest,
  actor: Caller,
  body: HashedBody,
  work: (actor: Caller) => Promise<Reply>,
): Promise<Reply> {
  const key = request.headers.get(HEADER);
  if (key === null) return work(actor);
  if (!/^[\x20-\x7e]{1,255}$/.test(key)) {
    throw invalid({ field: HEADER, message: "must be 1 to 255 printable ASCII characters" });
  }
  const attempt = await claimKey(actor, key, hashOf(request, body));
  if (attempt.kind === "answered") return replay(attempt.answer, key);
  if (attempt.kind === "reused") {
    throw new DomainError(
      "idempotency_key_reused",
      `The ${HEADER} was sent before with another request`,
    );
  }
  if (attempt.kind === "in_flight") {
    throw new DomainError("conflict", "The first request with this key is still being worked on", {
      retryAfter: 1,
    });
  }
  if (attempt.kind === "completedWithoutResponse") {
    const { record_type, record_id } = attempt.written;
    throw new DomainError(
      "conflict",
      `The first request with this key was carried out, and its answer was lost: see ${record_type} ${record_id}`,
    );
  }
  return workAndKeep(actor, attempt.claim, work);
}

async function workAndKeep<Caller extends Actor>(
  actor: Caller,
  claim: Claim,
  work: (actor: Caller) => Promise<Reply>,
): Promise<Reply> {
  const renewal = setInterval(
    () => void renewKey(actor, claim).catch(() => {}),
    RENEWAL_INTERVAL_MS,
  );
  const reply = await work({ ...actor, claim })
    .finally(() => clearInterval(renewal))
    .catch(async (error) => {
      await releaseKey(actor, claim);
      throw error;
    });
  const text = isReplayable(reply) ? reply.text() : undefined;
  const settled =
    text === undefined
      ? releaseKey(actor, claim)
      : keepAnswer(actor, claim, {
          status: reply.status,
          headers: reply.headers,
          body: text && encrypt(text, claim.key),
        });
  // The work is committed: return its reply even if it cannot be stored for a retry.
  await settled.catch((error) =>
    log.error({ err: error }, "The response to an idempotent request could not be stored"),
  );
  return reply;
}

/**
 * Whether a retry gets the stored reply. Errors that depend on the moment (permission, conflict,
 * limit, a fault of the server) are not stored: the same request may succeed later.
 */
function isReplayable({ status }: Reply): boolean {
  return status < 500 && !NOT_REPLAYABLE.has(status);
}

const NOT_REPLAYABLE = new Set([401, 403, 404, 409, 412, 429]);

function replay({ status, headers, body }: KeptAnswer, key: string): Reply {
  const text = body === null ? null : decrypt(body, key);
  if (body !== null && text === null) {
    throw new DomainError(
      "conflict",
      "The first request with this key was answered, and its answer can no longer be read",
    );
  }
  return new Reply(status, text === null ? null : new JsonText(text), {
    ...headers,
    "Idempotent-Replayed": "true",
  });
}

function hashOf(request: NextRequest, { text, isSecret }: HashedBody): string {
  const { pathname, search } = request.nextUrl;
  const body = isSecret ? secretDigest(text) : text;
  return createHash("sha256")
    .update(`${request.method} ${pathname}${search}\n`)
    .update(body)
    .digest("hex");
}
