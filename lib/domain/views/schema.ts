import { z } from "zod";
import { isStorable, requiredText, text } from "@/lib/domain/fields";

export type { ViewRecord } from "./record";

const MAX_BYTES = 16_384;
const DEEPEST = 20;

/** Filters by the names they have in the list's query. */
const Query = z
  .record(z.string(), text(), { error: "must be an object of filter names and texts" })
  .refine(isKeepable, { message: "must not contain NUL or broken characters", abort: true })
  .refine(isSmall, "must be at most 16 KB");

/** How the opportunities are laid out: what is in it is the screen's own affair. */
const Layout = z
  .record(z.string(), z.unknown(), { error: "must be an object" })
  .refine(isKeepable, {
    message: `must not contain NUL or broken characters, nor be nested deeper than ${DEEPEST}`,
    abort: true,
  })
  .refine(isSmall, "must be at most 16 KB");

const IsShared = z.boolean({ error: "must be true or false" });

/** `POST /views` (api.md 3.7): a personal one unless it says otherwise. */
export const CreateView = z.object({
  name: requiredText(200),
  is_shared: IsShared.default(false),
  query: Query.default({}),
  layout: Layout.default({}),
});
export type CreateView = z.output<typeof CreateView>;

/** `PATCH /views/:id`. Absent fields are left alone. */
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

/** Whether PostgreSQL keeps it as it is. */
function isKeepable(value: unknown, depth = 0): boolean {
  if (typeof value === "string") return isStorable(value);
  if (typeof value !== "object" || value === null) return true;
  if (depth >= DEEPEST) return false;
  return Object.entries(value).every(
    ([name, inner]) => isStorable(name) && isKeepable(inner, depth + 1),
  );
}
