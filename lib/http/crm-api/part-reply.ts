import type { RecordPart } from "@/lib/domain/field-selection";
import { etag } from "@/lib/http/etag";
import { Reply } from "@/lib/http/reply";

/** Returns the reply with the asked members of a record under its name, and its version as `ETag`. */
export function partReply(name: string, { part, lock_version }: RecordPart): Reply {
  return new Reply(200, { [name]: part }, etag({ lock_version }));
}
