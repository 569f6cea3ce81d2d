import { z } from "zod";
import { isStorable, namedValues, requiredText, text } from "@/lib/domain/fields";

export type { ViewRecord } from "./record";

const MAX_BYTES = 16_384;
const MAX_DEPTH = 20;

/** Filters, by their names in the query of the opportunity list. */
const Query = namedValues(text(), {
  error: "must be an object of filter names and texts",
  max: [200, "must name at most 200 filters"],
})
  .refine(isStorableJson, { message: "must not contain NUL or broken characters", abort: true })
  .refine(isSmall, "must be at most 16 KB");

/** The layout of the opportunities; its content is up to the screen. */
const Layout = z
  .record(z.string(), z.unknown(), { error: "must be an object" })
  .refine(isStorableJson, {
    message: `must not contain NUL or broken characters, nor be nested deeper than ${MAX_DEPTH}`,
    abort: true,
  })
  .refine(isSmall, "must be at most 16 KB");

const IsShared = z.boolean({ error: "must be true or false" });

/** The body of `POST /views` (docs/api.md 3.7); a view is personal by default. */
export const CreateView = z.object({
  name: requiredText(200),
  is_shared: IsShared.default(false),
  query: Query.default({}),
  layout: Layout.default({}),
});
export type CreateView = z.output<typeof CreateView>;

/** The body of `PATCH /views/:id`. Absent fields do not change. */
export const UpdateView = z.object({
  name: requiredText(200).optional(),
  is_shared: IsShared.optional(),
  query: Query.optional(),
  layout: Layout.optional(),
});
export type UpdateView = z.output<typeof UpdateView>;

function isSmall(value: object): boolean {
  return new TextEncoder().encode(JSON.stringify(value)).length <= MAX_BYTES;
}

/** Whether PostgreSQL can store the JSON unchanged. */
function isStorableJson(value: unknown, depth = 0): boolean {
  if (typeof value === "string") return isStorable(value);
  if (typeof value !== "object" || value === null) return true;
  if (depth >= MAX_DEPTH) return false;
  return Object.entries(value).every(
    ([name, inner]) => isStorable(name) && isStorableJson(inner, depth + 1),
  );
}
