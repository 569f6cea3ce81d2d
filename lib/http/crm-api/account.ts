import type { AccountRecord } from "@/lib/domain/customers/accounts/schema";
import { etag } from "@/lib/http/etag";
import { Reply } from "@/lib/http/reply";

/** Returns the reply with an account, and its version as `ETag`. */
export function accountReply(status: number, account: AccountRecord): Reply {
  return new Reply(status, { account }, etag(account));
}
