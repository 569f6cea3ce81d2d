import type { NextRequest } from "next/server";
import type { Actor, Authorized } from "@/lib/domain/actor";
import type { Permission } from "@/lib/domain/permissions";
import type { JsonObject } from "./parse";
import type { Reply } from "./reply";
import type { Responses } from "./responses";

export type Params = Record<string, string>;

/** Input of an endpoint that requires the permission `P`. */
export type Context<P extends Permission = Permission> = {
  actor: Authorized<P>;
  params: Params;
  query: URLSearchParams;
  body: JsonObject;
  request: NextRequest;
  /**
   * For an endpoint that reads its body itself: runs `act` once for all requests with the same
   * `Idempotency-Key` and `body`.
   */
  idempotent(body: string, act: (actor: Authorized<P>) => Promise<Result>): Promise<Result>;
};

/** Result of an endpoint: a Reply, or the body of a 200. */
export type Result = Reply | object;

/** One method of a route: the permission it requires, the responses it declares, and its work. */
export type Endpoint<P extends Permission = Permission> = {
  permission: P;
  responses: Responses;
  /**
   * A method, so that endpoints of different permissions fit one list; the route authorizes for
   * `permission`.
   */
  handle(context: Context<P>): Promise<Result>;
  maxBytes?: number;
  /**
   * For a large body: the names of the members that the endpoint reads. The body is then parsed
   * some of it at a time, and other members are dropped.
   */
  readsMembers?: readonly string[];
  /**
   * Admits the request to work that few may do at once, before its body is read. Returns the
   * function that makes room for the next; throws `rate_limited` or `unavailable`.
   */
  admit?(actor: Actor): () => void;
  /** The endpoint reads the body itself; the body is not JSON. */
  readsBody?: boolean;
  /** The body contains a password: its idempotency digest needs the secret of the server. */
  readsSecret?: boolean;
};

type Options = Omit<Endpoint, "permission" | "responses" | "handle">;
type Handle<P extends Permission> = Endpoint<P>["handle"];

const endpointFor =
  <P extends Permission>(permission: P) =>
  (responses: Responses, handle: Handle<P>, options: Options = {}): Endpoint<P> => ({
    permission,
    responses,
    handle,
    ...options,
  });

/** An endpoint that requires VIEW_SALES_PIPELINES, which every caller of the organization has. */
export const view = endpointFor("VIEW_SALES_PIPELINES");
/** An endpoint that requires EDIT_SALES_PIPELINES. */
export const edit = endpointFor("EDIT_SALES_PIPELINES");
/** An endpoint that requires MANAGE_SHARED_PIPELINES. */
export const manageShared = endpointFor("MANAGE_SHARED_PIPELINES");
/** An endpoint that requires MANAGE_ORGANIZATION. */
export const manageOrganization = endpointFor("MANAGE_ORGANIZATION");
