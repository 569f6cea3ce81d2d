import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Role } from "@/lib/domain/permissions";

/** An organization that a test has for itself: one member of each role and an API key. */
export type TestOrganization = {
  id: string;
  name: string;
  members: TestMember[];
  /** An API key with the scope `manage`. */
  key: string;
};
export type TestMember = {
  organizationId: string;
  userId: string;
  role: Role;
  name: string;
  email: string;
  password: string;
};

let current: TestOrganization | undefined;

/** The organization of the test that runs now. Throws outside a test. */
export function organization(): TestOrganization {
  if (!current) throw new Error("Only a test has an organization");
  return current;
}

/** The member with this role in the test's organization. */
export function member(role: Role): TestMember {
  const found = organization().members.find((each) => each.role === role);
  if (!found) throw new Error(`No ${role} in ${organization().name}`);
  return found;
}

/** Takes an organization that no other test of this run uses, and makes it the current one. */
export function takeOrganization(): TestOrganization {
  const folder = process.env.DATA_DIR || ".data";
  const all: TestOrganization[] = JSON.parse(readFileSync(fileIn(folder), "utf8"));
  const taken = all[nextNumber(path.join(folder, "taken")) % all.length];
  if (!taken) throw new Error("The data folder has no organizations for tests");
  current = taken;
  return taken;
}

/** Writes down the organizations that a data folder has for tests. */
export function writeOrganizations(dataDir: string, organizations: TestOrganization[]): void {
  writeFileSync(fileIn(dataDir), JSON.stringify(organizations), { mode: 0o600 });
}

function fileIn(dataDir: string): string {
  return path.join(dataDir, "organizations.json");
}

/** Counts up across the worker processes: making a folder succeeds for one of them only. */
function nextNumber(folder: string): number {
  mkdirSync(folder, { recursive: true });
  for (let number = 0; ; number++) {
    try {
      mkdirSync(path.join(folder, String(number)));
      return number;
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    }
  }
}
