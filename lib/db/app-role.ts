import { type HeldPrivileges, privilegeStatements } from "./app-role-privileges";

/**
 * The role that statements within an organization run as. It owns nothing, so row-level security
 * binds it.
 */
export const APP_ROLE = "opportune_app";

type Session = { query<Row>(sql: string): Promise<{ rows: Row[] }> };

/**
 * Ensures that the role exists, that this login can assume it, and that it has exactly the privileges
 * of `app-role-privileges.ts`. Throws with instructions for a database administrator if the login lacks the rights to
 * do so, and if row-level security would not bind the role.
 */
export async function ensureAppRole(session: Session): Promise<void> {
  const isThere = (await readRole(session)) !== undefined;
  if (!isThere) await attempt(session, `CREATE ROLE ${APP_ROLE} NOLOGIN`);
  if (!(await mayTake(session))) await attempt(session, `GRANT ${APP_ROLE} TO CURRENT_USER`);
  const role = await readRole(session);
  if (!role || !(await mayTake(session))) {
    throw new Error(
      `The database login cannot assume the role ${APP_ROLE}. Ask a database administrator to run: ` +
        `CREATE ROLE ${APP_ROLE} NOLOGIN; GRANT ${APP_ROLE} TO <the login>. Or turn row-level security off: DATABASE_ROW_SECURITY=0`,
    );
  }
  if (role.isUnbound)
    throw new Error(`The role ${APP_ROLE} must not be a superuser, have BYPASSRLS or own tables`);
  await grant(session, role);
}

type Role = { isUnbound: boolean; lacksSchema: boolean };

async function readRole(session: Session): Promise<Role | undefined> {
  const { rows } = await session.query<Role>(`WITH objects AS (
      SELECT oid, relkind, relowner FROM pg_class
      WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p', 'S') AND relname <> '_prisma_migrations')
    SELECT rolsuper OR rolbypassrls OR EXISTS (SELECT FROM objects o WHERE pg_has_role(r.oid, o.relowner, 'MEMBER')) AS "isUnbound",
      NOT has_schema_privilege(r.oid, current_schema()::regnamespace, 'USAGE') OR EXISTS (
        SELECT FROM objects o WHERE relkind = 'S' AND NOT (
          has_sequence_privilege(r.oid, o.oid, 'USAGE') AND has_sequence_privilege(r.oid, o.oid, 'SELECT'))
      ) AS "lacksSchema"
    FROM pg_roles r WHERE rolname = '${APP_ROLE}'`);
  return rows[0];
}

async function readPrivileges(session: Session): Promise<HeldPrivileges[]> {
  const { rows } = await session.query<HeldPrivileges>(`
    SELECT c.relname::text AS "table", a.attname::text AS "column",
      has_column_privilege('${APP_ROLE}', c.oid, a.attnum, 'SELECT') AS "SELECT",
      has_column_privilege('${APP_ROLE}', c.oid, a.attnum, 'INSERT') AS "INSERT",
      has_column_privilege('${APP_ROLE}', c.oid, a.attnum, 'UPDATE') AS "UPDATE",
      has_table_privilege('${APP_ROLE}', c.oid, 'DELETE') AS "DELETE"
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')`);
  return rows;
}

/** Assumes the role for one statement only, as a transaction does. */
function mayTake(session: Session): Promise<boolean> {
  return attempt(session, `SELECT set_config('role', '${APP_ROLE}', true)`);
}

async function grant(session: Session, { lacksSchema }: Role) {
  const statements = privilegeStatements(APP_ROLE, await readPrivileges(session));
  if (lacksSchema) statements.unshift(SCHEMA_GRANTS);
  // Sent together, they are one transaction: no process ever sees a part of it.
  if (statements.length > 0) await session.query(statements.join("; "));
}

const SCHEMA_GRANTS = `DO $$ BEGIN
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO ${APP_ROLE}', current_schema());
    EXECUTE format('GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA %I TO ${APP_ROLE}', current_schema());
  END $$`;

/**
 * Returns whether the statement succeeded. Another process may have just done the same, for example
 * for another database on this server.
 */
async function attempt(session: Session, sql: string): Promise<boolean> {
  try {
    await session.query(sql);
    return true;
  } catch {
    return false;
  }
}
