import type { NextRequest } from "next/server";
import type { z } from "zod";
import type { Actor, Authorized } from "@/lib/domain/actor";
import type { DomainError } from "@/lib/domain/errors";
import type { Params } from "./endpoint";
import type { JsonObject } from "./parse";

/** The part of a request's course that differs between the two APIs. */
export type Surface = {
  /** Schema of an error's body. */
  error: z.ZodType;
  /** Renders an error's body. */
  render(error: DomainError, requestId: string): { body: object; contentType: string };
  status(error: DomainError): number;
  /** Returns the caller in the organization selected by header or query. Throws `forbidden`. */
  resolveActor?(caller: Actor, request: NextRequest): Promise<Actor>;
  /**
   * Returns the caller in the organization selected by header, query or body. The permission is
   * then checked after reading the body.
   */
  resolveActorByBody?(caller: Actor, request: NextRequest, body: JsonObject): Promise<Actor>;
  /** Name in which a body may be wrapped: `{"opportunity": {…}}`. */
  wrapper?: string;
  /**
   * Throws if the record in the path does not exist or is not the caller's: 404 and 403 precede
   * 422.
   */
  assertExists?(actor: Authorized<"VIEW_SALES_PIPELINES">, params: Params): Promise<unknown>;
};
