import { z } from "zod";
import type { Permission } from "@/lib/domain/permissions";

/**
 * The responses an endpoint declares: a strict schema of the body for each status it returns when
 * it succeeds. Not applied in production; the API tests parse every response with it, and an API
 * description is derived from it.
 */
export type Responses = Partial<Record<number, z.ZodType>>;

/** What a route's method declares, attached to its handler. */
export type Declared = {
  /** Its own responses; empty for a method that the route does not have. */
  responses: Responses;
  /** The surface's error. */
  error: z.ZodType;
  /** The permission that it requires; absent where it needs no caller. */
  permission?: Permission;
  /** The name in which its body may be wrapped. */
  wrapper?: string;
};

/** A response without a body. */
export const NoBody = z.undefined();

/** A body that is not JSON, such as CSV or an event stream. */
export const PlainText = z.string();
