import { expect, test } from "vitest";
import { type HeldPrivileges, privilegeStatements } from "./app-role-privileges";

const held = (table: string, column: string, may: string): HeldPrivileges => ({
  table,
  column,
  SELECT: may.includes("S"),
  INSERT: may.includes("I"),
  UPDATE: may.includes("U"),
  DELETE: may.includes("D"),
});

test("a table of an organization gets everything, once", () => {
  expect(privilegeStatements("app", [held("views", "id", "SI")])).toEqual([
    'REVOKE ALL ON "views" FROM app',
    'GRANT SELECT ON "views" TO app',
    'GRANT INSERT ON "views" TO app',
    'GRANT UPDATE ON "views" TO app',
    'GRANT DELETE ON "views" TO app',
  ]);
  expect(privilegeStatements("app", [held("views", "id", "SIUD")])).toEqual([]);
});

test("what an earlier version granted too much is taken back, a new column is granted", () => {
  const users = [held("users", "id", "SIUD"), held("users", "password_hash", "SIUD")];
  expect(privilegeStatements("app", users)).toEqual([
    'REVOKE ALL ON "users" FROM app',
    'GRANT SELECT ("id") ON "users" TO app',
    'GRANT INSERT ON "users" TO app',
  ]);
  const right = [
    held("users", "id", "SI"),
    held("users", "password_hash", "I"),
    held("users", "updated_at", "SIU"),
  ];
  expect(privilegeStatements("app", right)).toEqual([]);
  expect(privilegeStatements("app", [...right, held("users", "phone", "")])).toContain(
    'GRANT SELECT ("id", "updated_at", "phone") ON "users" TO app',
  );
});
