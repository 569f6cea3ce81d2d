import type { Db } from "@/lib/db/client";
import type { ImportContext } from "./import-context";
import type { Owner, OwnerNames, OwnerOf } from "./owner-of";
import type { RowLocation } from "./report";
import { type Member, readMembers } from "./sql/members";

/** Reads the organization's members, once per import. */
export async function loadOwners(tx: Db, organizationId: string): Promise<OwnerOf> {
  const members = await readMembers(tx, organizationId);
  const known = new Map(members.map((member) => [member.user_id, member]));
  const active = members.filter((member) => member.is_active);
  const byEmail = new Map(active.map((member) => [member.email.toLowerCase(), member]));
  const byName = withoutNamesakes(active);
  return ({ owner_email, owner_name }, currentUserId) => {
    if (owner_email === undefined && owner_name === undefined) return undefined;
    const email = owner_email?.trim().toLowerCase();
    const current = known.get(currentUserId ?? "");
    // Some programs export the address under the name of the owner.
    const named = owner_name?.trim().toLowerCase();
    const stays = email
      ? current?.email.toLowerCase() === email
      : current?.name === owner_name || current?.email.toLowerCase() === named;
    const found =
      current && stays
        ? current
        : (byEmail.get(email ?? "") ?? byName.get(owner_name ?? "") ?? byEmail.get(named ?? ""));
    return found
      ? { userId: found.user_id, text: null }
      : { userId: null, text: owner_name ?? owner_email ?? null };
  };
}

/** Returns the owner, and warns if the row names a person who is not an active member. */
export function namedOwner(
  context: ImportContext,
  place: RowLocation,
  row: OwnerNames,
  currentUserId: string | null,
): Owner | undefined {
  const owner = context.ownerOf(row, currentUserId);
  if (owner?.text) {
    const field = row.owner_email ? "owner_email" : "owner_name";
    context.report.warn(place, field, `matches no active member: ${row[field]}`);
  }
  return owner;
}

function withoutNamesakes(members: Member[]): Map<string, Member> {
  const byName = new Map(members.map((member) => [member.name, member]));
  const repeated = members.filter((member) => byName.get(member.name) !== member);
  for (const { name } of repeated) byName.delete(name);
  return byName;
}
