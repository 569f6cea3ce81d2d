import type { NextRequest } from "next/server";
import { authenticate } from "@/lib/auth/authenticate";
import { type Actor, type Authorized, authorize, can } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import { mayAnywhere } from "@/lib/domain/members/may-anywhere";
import type { Permission } from "@/lib/domain/permissions";
import type { Context, Endpoint, Params, Result } from "./endpoint";
import { assertExpectedSession } from "./expected-session";
import { HttpError } from "./http-error";
import { idempotent } from "./idempotency";
import { readLargeBody } from "./large-body";
import { isObject, type JsonObject, readBody, type SentBody } from "./parse";
import { CHALLENGE, countAgainstLimit, type ResponseContext, replyOf } from "./respond";
import { isSameOrigin } from "./same-origin";
import type { Surface } from "./surface";

/** Largest JSON body, in bytes, of an endpoint that states no other limit. */
export const DEFAULT_MAX_BYTES = 1_000_000;

/** A request on its way through the steps. */
export type Course = {
  surface: Surface;
  endpoint: Endpoint;
  request: NextRequest;
  params: Params;
  response: ResponseContext;
};

/** The steps of a request, in the order in which clients see their errors (docs/api.md 1). */
export async function handleRequest(course: Course): Promise<Result> {
  const identified = await authenticate(course.request);
  course.response.caller = identified?.actor;
  await countAgainstLimit(course.request, identified?.actor ?? null, course.response);
  const caller = assertAuthenticated(identified, course.request);
  assertSameOrigin(course, caller.via);
  if (caller.via === "session") assertExpectedSession(course.request, caller.actor);
  const selected = await selectOrganization(course, caller.actor);
  const { actor, sent } = await admit(course, caller.actor, selected);
  const leave = course.endpoint.admit?.(actor);
  try {
    const body = sent ?? (await readSentBody(course));
    return await actOnce(course, actor, body, (acting, idempotentWith) =>
      handle(course, acting, body, idempotentWith),
    );
  } finally {
    leave?.();
  }
}

type Caller = NonNullable<Awaited<ReturnType<typeof authenticate>>>;

/** A client that sent a token learns that it is this token that is not good (RFC 6750). */
function assertAuthenticated(caller: Caller | null, { headers }: NextRequest): Caller {
  if (caller) return caller;
  const detail = "Sign in, or send a valid token or API key";
  if (!/^Bearer +\S/i.test(headers.get("authorization") ?? ""))
    throw new DomainError("unauthenticated", detail);
  throw new HttpError("unauthenticated", detail, {
    "WWW-Authenticate": `${CHALLENGE}, error="invalid_token"`,
  });
}

/** Throws `forbidden` for a write with a session cookie that another site's page sent. */
function assertSameOrigin({ request }: Course, via: Caller["via"]): void {
  if (isWrite(request) && via === "session" && !isSameOrigin(request))
    throw new DomainError("forbidden", "A browser session writes from its own site only");
}

async function selectOrganization({ surface, request }: Course, caller: Actor): Promise<Actor> {
  return surface.resolveActor ? surface.resolveActor(caller, request) : caller;
}

type AuthorizedActor = Authorized<Permission>;
/** The actor with the endpoint's permission, and the body if it had to be read to know them. */
type Admitted = { actor: AuthorizedActor; sent: SentBody | null };

/**
 * Checks the permission before the first byte of the body is read. Only where the body may select
 * the organization, and with it the role, the body of a caller who has the permission in one of
 * their organizations is read first. A body that cannot be read selects none, and a missing
 * permission still precedes its 400, 413 or 415.
 */
async function admit(course: Course, caller: Actor, selected: Actor): Promise<Admitted> {
  const { surface, endpoint, request } = course;
  const { permission } = endpoint;
  if (!surface.resolveActorByBody || !readsJson(course))
    return { actor: authorize(selected, permission), sent: null };
  if (!(can(selected, permission) || (await mayAnywhere(caller, permission))))
    return { actor: authorize(selected, permission), sent: null };
  const sent = await readSentBody(course).catch((error) => {
    authorize(selected, permission);
    throw error;
  });
  const actor = await surface.resolveActorByBody(caller, request, sent.object);
  return { actor: authorize(actor, permission), sent };
}

async function readSentBody(course: Course): Promise<SentBody> {
  if (!readsJson(course)) return { text: "", object: {} };
  const { maxBytes = DEFAULT_MAX_BYTES, readsMembers } = course.endpoint;
  return readsMembers
    ? readLargeBody(course.request, maxBytes, readsMembers)
    : readBody(course.request, maxBytes);
}

/** Runs `work` once for all POSTs with the same `Idempotency-Key` (docs/api.md 3.7). */
async function actOnce(
  course: Course,
  actor: AuthorizedActor,
  sent: SentBody,
  work: (acting: AuthorizedActor, idempotentWith: Context["idempotent"]) => Promise<Result>,
): Promise<Result> {
  const { surface, endpoint, request, response } = course;
  const idempotentWith: Context["idempotent"] = async (text, act) =>
    request.method === "POST"
      ? idempotent(request, actor, { text, isSecret: endpoint.readsSecret }, (acting) =>
          replyOf(surface, request, response.requestId, () => act(acting)),
        )
      : act(actor);
  const act = (acting: AuthorizedActor) => work(acting, idempotentWith);
  return endpoint.readsBody ? act(actor) : idempotentWith(sent.text, act);
}

/**
 * Runs the endpoint. If validation fails for a record in the path that does not exist, the error is
 * 404.
 */
async function handle(
  { surface, endpoint, request, params }: Course,
  actor: AuthorizedActor,
  sent: SentBody,
  idempotentWith: Context["idempotent"],
): Promise<Result> {
  try {
    return await endpoint.handle({
      actor,
      params,
      query: request.nextUrl.searchParams,
      body: unwrapped(surface, sent.object),
      request,
      idempotent: idempotentWith,
    });
  } catch (error) {
    if (error instanceof DomainError && surface.status(error) === 422)
      await surface.assertExists?.(actor, params);
    throw error;
  }
}

/** Returns the part of the body that the endpoint reads. */
function unwrapped({ wrapper }: Surface, body: JsonObject): JsonObject {
  const inner = wrapper === undefined ? undefined : body[wrapper];
  return isObject(inner) ? inner : body;
}

function isWrite({ method }: NextRequest): boolean {
  return method !== "GET" && method !== "HEAD";
}

function readsJson({ request, endpoint }: Course): boolean {
  return isWrite(request) && !endpoint.readsBody;
}
