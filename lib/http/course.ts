import type { NextRequest } from "next/server";
import { authenticate } from "@/lib/auth/authenticate";
import { type Actor, type Authorized, authorize } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import type { Permission } from "@/lib/domain/permissions";
import type { Context, Endpoint, Params, Result } from "./endpoint";
import { assertExpectedSession } from "./expected-session";
import { idempotent } from "./idempotency";
import { readBody, type SentBody } from "./parse";
import { countAgainstLimit, type ResponseContext, replyOf } from "./respond";
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
  await countAgainstLimit(course.request, identified?.actor ?? null, course.response);
  const caller = assertAuthenticated(identified);
  assertSameOrigin(course, caller.via);
  if (caller.via === "session") assertExpectedSession(course.request, caller.actor);
  const selected = await selectOrganization(course, caller.actor);
  const { actor, sent } = course.surface.resolveActorByBody
    ? await readBodyAndAuthorize(course, caller.actor, selected)
    : await authorizeAndReadBody(course, selected);
  return actOnce(course, actor, sent, (acting, idempotentWith) =>
    handle(course, acting, sent, idempotentWith),
  );
}

type Caller = NonNullable<Awaited<ReturnType<typeof authenticate>>>;

function assertAuthenticated(caller: Caller | null): Caller {
  if (!caller)
    throw new DomainError("unauthenticated", "Sign in, or send a valid token or API key");
  return caller;
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
type Admitted = { actor: AuthorizedActor; sent: SentBody };

/** Where the body cannot select an organization: checks the permission, then reads the body. */
async function authorizeAndReadBody(course: Course, actor: Actor): Promise<Admitted> {
  const authorized = authorize(actor, course.endpoint.permission);
  return { actor: authorized, sent: await readSentBody(course) };
}

/**
 * Where the body may select an organization, and with it the role: reads the body first. A body
 * that cannot be read selects none, and a missing permission still precedes its 400, 413 or 415.
 */
async function readBodyAndAuthorize(
  course: Course,
  caller: Actor,
  selected: Actor,
): Promise<Admitted> {
  const { surface, endpoint, request } = course;
  if (!readsJson(course)) return authorizeAndReadBody(course, selected);
  const sent = await readSentBody(course).catch((error) => {
    authorize(selected, endpoint.permission);
    throw error;
  });
  const actor = await surface.resolveActorByBody?.(caller, request, sent.object);
  return { actor: authorize(actor ?? selected, endpoint.permission), sent };
}

async function readSentBody(course: Course): Promise<SentBody> {
  if (!readsJson(course)) return { text: "", object: {} };
  return readBody(course.request, course.endpoint.maxBytes ?? DEFAULT_MAX_BYTES);
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
      body: surface.unwrapBody?.(sent.object) ?? sent.object,
      request,
      idempotent: idempotentWith,
    });
  } catch (error) {
    if (error instanceof DomainError && surface.status(error) === 422)
      await surface.assertExists?.(actor, params);
    throw error;
  }
}

function isWrite({ method }: NextRequest): boolean {
  return method !== "GET" && method !== "HEAD";
}

function readsJson({ request, endpoint }: Course): boolean {
  return isWrite(request) && !endpoint.readsBody;
}
