import type { OrganizationRecord } from "@/lib/domain/organizations/schema";
import { etag } from "@/lib/http/etag";
import { Reply } from "@/lib/http/reply";

/** Returns the reply with the organization, and its version as `ETag`. */
export function organizationReply(organization: OrganizationRecord): Reply {
  return new Reply(200, { organization }, etag(organization));
}
