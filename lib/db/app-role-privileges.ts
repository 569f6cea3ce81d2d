type Privilege = "SELECT" | "INSERT" | "UPDATE" | "DELETE";
/** Columns that a privilege is for: all of them, none, only these, or all but these. */
type Columns = "all" | "none" | { only: string[] } | { except: string[] };
type Access = Record<Privilege, Columns>;

const EVERYTHING: Access = { SELECT: "all", INSERT: "all", UPDATE: "all", DELETE: "all" };
const NOTHING: Access = { SELECT: "none", INSERT: "none", UPDATE: "none", DELETE: "none" };

/**
 * What the application role may do with the tables where it may not do everything: those that belong
 * to no organization, secrets, and logs that only grow. Whatever else needs them uses `systemDb`.
 */
const EXCEPTIONS: Record<string, Access> = {
  _prisma_migrations: NOTHING,
  attempts: NOTHING,
  tenants: NOTHING,
  users: {
    SELECT: { except: ["password_hash"] },
    INSERT: "all",
    UPDATE: { only: ["last_organization_id", "updated_at"] },
    DELETE: "none",
  },
  sessions: {
    SELECT: { except: ["address", "user_agent"] },
    INSERT: "none",
    UPDATE: { only: ["ended_at", "organization_id"] },
    DELETE: "none",
  },
  api_key_prefixes: { ...NOTHING, INSERT: "all" },
  api_keys: {
    SELECT: { except: ["secret_hash"] },
    INSERT: "all",
    UPDATE: { except: ["secret_hash", "prefix"] },
    DELETE: "all",
  },
  change_events: { ...NOTHING, SELECT: "all", INSERT: "all" },
  security_events: { ...NOTHING, SELECT: "all", INSERT: "all" },
};

/** A column of a table, and what the role may do with it now. */
export type HeldPrivileges = { table: string; column: string } & Record<Privilege, boolean>;

/**
 * Returns the statements that leave the role exactly the privileges it needs; none if it has exactly
 * these.
 */
export function privilegeStatements(role: string, held: HeldPrivileges[]): string[] {
  const tables = new Set(held.map(({ table }) => table));
  return [...tables].flatMap((table) => {
    const columns = held.filter((each) => each.table === table);
    const access = EXCEPTIONS[table] ?? EVERYTHING;
    const isRight = columns.every((column) =>
      PRIVILEGES.every(
        (privilege) => column[privilege] === includes(access[privilege], column.column),
      ),
    );
    if (isRight) return [];
    const grants = PRIVILEGES.flatMap((privilege) => {
      const granted = columns.filter(({ column }) => includes(access[privilege], column));
      if (granted.length === 0) return [];
      const names = granted.map(({ column }) => quote(column)).join(", ");
      const part = access[privilege] === "all" ? "" : ` (${names})`;
      return [`GRANT ${privilege}${part} ON ${quote(table)} TO ${role}`];
    });
    return [`REVOKE ALL ON ${quote(table)} FROM ${role}`, ...grants];
  });
}

const PRIVILEGES: Privilege[] = ["SELECT", "INSERT", "UPDATE", "DELETE"];

function includes(columns: Columns, name: string): boolean {
  if (columns === "all" || columns === "none") return columns === "all";
  return "only" in columns ? columns.only.includes(name) : !columns.except.includes(name);
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
