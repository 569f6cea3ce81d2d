import { z } from "zod";

/**
 * An error of the Deals API (docs/api.md 2). A 401 has no `error`; the message of a failed
 * validation is a list.
 */
export const DealsError = z.union([
  z.strictObject({ statusCode: z.literal(401), message: z.literal("Unauthorized") }),
  z.strictObject({
    statusCode: z.int().min(400).max(599),
    message: z.union([z.string(), z.array(z.string())]),
    error: z.string(),
  }),
]);
