import { createHash } from "node:crypto";
import type { NextRequest } from "next/server";
import { argon2Digest } from "@/lib/auth/argon2-digest";
import { decrypt, encrypt } from "@/lib/auth/encryption";
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
const RENEWED_EVERY = 20_000;

/** What was sent, or a digest of it. One that `isSecret` is remembered by as slow a digest as a password. */
type SentBody = { text: string; isSecret?: boolean };

/**
 * Runs `work` for the first of the requests that carry the same `Idempotency-Key`, and answers the others what that one
 * was answered (api.md 3.7); without the header it just runs. `work` is given the actor to act as. Throws `invalid` for a
 * key that is none, `idempotency_key_reused` when it was sent with another request, `conflict` while the first is in
 * flight and when it wrote something but its answer was lost.
 */
export async function idempotent(
  request: NextRequest,
  actor: Actor,
  body: SentBody,
  work: (actor: Actor) => Promise<Reply>,
): Promise<Reply> {
  const key = request.headers.get(HEADER);
  if (key === null) return work(actor);
  if (!/^[\x20-\x7e]{1,255}$/.test(key)) {
    throw invalid({ field: HEADER, message: "must be 1 to 255 printable ASCII characters" });
  }
  const attempt = await claimKey(actor, key, await hashOf(request, body));
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

async function workAndKeep(
  actor: Actor,
  claim: Claim,
  work: (actor: Actor) => Promise<Reply>,
): Promise<Reply> {
  const renewal = setInterval(() => void renewKey(actor, claim).catch(() => {}), RENEWED_EVERY);
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
  // What was done is done: who asked is told so, even if a retry cannot be.
  await settled.catch((error) =>
    log.error({ err: error }, "The answer of an idempotent request could not be kept"),
  );
  return reply;
}

/**
 * Whether a retry would be answered the same. What was refused for how things stand now (who may, what is in the way, what
 * is too many) may be done once they stand otherwise, and a failure on our side once it is mended.
 */
function isReplayable({ status }: Reply): boolean {
  return status < 500 && !NOT_FINAL.has(status);
}

const NOT_FINAL = new Set([401, 403, 404, 409, 412, 429]);

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

async function hashOf(request: NextRequest, { text, isSecret }: SentBody): Promise<string> {
  const { pathname, search } = request.nextUrl;
  const body = isSecret ? await argon2Digest(text) : text;
  return createHash("sha256")
    .update(`${request.method} ${pathname}${search}\n`)
    .update(body)
    .digest("hex");
}
