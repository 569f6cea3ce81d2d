import { z } from "zod";

/**
 * The responses an endpoint declares: a strict schema of the body for each status it returns when
 * it succeeds. Not applied in production; the API tests parse every response with it, and an API
 * description is derived from it.
 */
export type Responses = Partial<Record<number, z.ZodType>>;

/**
 * The responses of a route's method, attached to its handler: its own and, for errors, the
 * surface's.
 */
export type DeclaredResponses = { responses: Responses; error: z.ZodType };

/** A response without a body. */
export const NoBody = z.undefined();

/** A body that is not JSON, such as CSV or an event stream. */
export const PlainText = z.string();
