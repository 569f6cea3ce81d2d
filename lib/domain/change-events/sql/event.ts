import { Prisma } from "@/lib/db/client";
import { isoUtc } from "@/lib/domain/sql/iso-utc";

/** The change event `e` as JSON (docs/api.md 3.5). */
export const eventJson = Prisma.sql`json_build_object('id', e.id, 'record_type', e.record_type, 'record_id', e.record_id,
  'public_id', e.public_id, 'action', e.action, 'actor', json_build_object('type', e.actor_type,
    'user_id', e.actor_user_id, 'api_key_id', e.actor_api_key_id, 'name', e.actor_name),
  'changes', e.changes, 'undoes', e.undoes, 'created_at', ${isoUtc("e.created_at")})`;

/** The audience of the event `e`, as in `audiencesOf`: everyone, the admins, or one user by id. */
export const audienceSql = Prisma.sql`CASE
  WHEN e.record_type IN ('api_key', 'invitation') THEN 'admins'
  WHEN e.record_type = 'member' AND jsonb_exists_any(e.changes, ARRAY['password_changed_at', 'password_link_expires_at']) THEN 'admins'
  WHEN e.record_type = 'view' THEN coalesce((SELECT CASE WHEN v.is_shared THEN 'everyone' ELSE v.user_id::text END
    FROM views v WHERE v.organization_id = e.organization_id AND v.id = e.record_id), 'nobody')
  ELSE 'everyone' END`;
