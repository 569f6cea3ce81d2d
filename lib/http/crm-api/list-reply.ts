import type { NextRequest } from "next/server";
import type { ListQuery } from "@/lib/domain/pagination/schema";
import { Reply } from "@/lib/http/reply";
import { nextLink } from "./next-link";

/**
 * Returns the reply with a list under its plural name: complete with `total_count`, or a page with
 * `next_cursor`, a `Link` header, and `total_count` only with `count=true` (docs/api.md 3.4).
 * `countAll` counts all matching records.
 */
export async function listReply(
  request: NextRequest,
  plural: string,
  { records, nextCursor }: { records: object[]; nextCursor: string | null },
  { limit }: ListQuery,
  countAll: () => Promise<number>,
): Promise<Reply> {
  if (limit === undefined)
    return new Reply(200, { [plural]: records, total_count: records.length });
  const total =
    request.nextUrl.searchParams.get("count") === "true" ? { total_count: await countAll() } : {};
  return new Reply(
    200,
    { [plural]: records, ...total, next_cursor: nextCursor },
    nextLink(request, nextCursor),
  );
}
