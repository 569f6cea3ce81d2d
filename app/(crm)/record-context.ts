import { notFound } from "next/navigation";
import type { RecordContext } from "@/components/customers/record-context";
import { type Authorized, can } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import { listMembers } from "@/lib/domain/members/queries";
import { findOrganization } from "@/lib/domain/organizations/queries";

/** Returns what the pages of accounts and contacts need besides the record. */
export async function recordContext(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
): Promise<RecordContext> {
  const [allMembers, { time_zone: timeZone }] = await Promise.all([
    listMembers(actor),
    findOrganization(actor),
  ]);
  const members = allMembers
    .filter((member) => member.is_active)
    .map(({ user_id, name }) => ({ user_id, name }));
  return { members, timeZone, canEdit: can(actor, "EDIT_SALES_PIPELINES") };
}

/** Shows the not-found page for a missing record; throws any other error again. */
export function absent(error: unknown): never {
  if (error instanceof DomainError && error.code === "not_found") notFound();
  throw error;
}
