import { Prisma } from "@/lib/db/client";
import { CHANGE_EVENT_MEMBERS, type ChangeEventMember } from "@/lib/domain/change-events/schema";
import { isoUtcText } from "@/lib/domain/sql/iso-utc";

const MEMBERS: Readonly<Record<ChangeEventMember, string>> = {
  id: "e.id",
  record_type: "e.record_type",
  record_id: "e.record_id",
  public_id: "e.public_id",
  action: "e.action",
  actor: `json_build_object('type', e.actor_type,
    'user_id', e.actor_user_id, 'api_key_id', e.actor_api_key_id, 'name', e.actor_name)`,
  changes: "e.changes",
  undoes: "e.undoes",
  created_at: isoUtcText("e.created_at"),
};

/** The change event `e` as JSON with these members. */
export function eventPart(members: readonly ChangeEventMember[]): Prisma.Sql {
  const list = members.map((member) => `'${member}', ${MEMBERS[member]}`);
  return Prisma.raw(`json_build_object(${list.join(", ")})`);
}

/** The change event `e` as JSON (docs/api.md 3.5). */
export const eventJson = eventPart(CHANGE_EVENT_MEMBERS);

/** The audience of the event `e`, as in `audiencesOf`: everyone, the members, the admins, or one user by id. */
export const audienceSql = Prisma.sql`CASE
  WHEN e.record_type IN ('api_key', 'invitation') THEN 'admins'
  WHEN e.record_type = 'member' AND jsonb_exists_any(e.changes, ARRAY['password_changed_at', 'password_link_expires_at']) THEN 'admins'
  WHEN e.record_type = 'member' THEN 'members'
  WHEN e.record_type = 'view' THEN coalesce((SELECT CASE WHEN v.is_shared THEN 'everyone' ELSE v.user_id::text END
    FROM views v WHERE v.organization_id = e.organization_id AND v.id = e.record_id), 'nobody')
  ELSE 'everyone' END`;
