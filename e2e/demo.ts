import type { Role, Scope } from "@/lib/domain/permissions";
import { type DemoFile, readDemoFile } from "@/prisma/demo/demo-file";

/** What the running demo says about itself. */
export function demo(): DemoFile {
  const file = readDemoFile(process.env.DATA_DIR || ".data");
  if (!file) throw new Error("No demo is running");
  return file;
}

/** A demo member with this role: the first organization's unless another is named. */
export function demoMember(
  role: Role,
  organizationId = demo().members[0]?.organization_id,
): DemoFile["members"][number] {
  const member = demo().members.find(
    (each) => each.role === role && each.organization_id === organizationId,
  );
  if (!member) throw new Error(`The demo has no ${role} in ${organizationId}`);
  return member;
}

/** A demo API key with this scope: the first organization's unless another is named. */
export function demoKey(scope: Scope, organizationId = demo().members[0]?.organization_id): string {
  const found = demo().api_keys.find(
    (each) => each.scope === scope && each.organization_id === organizationId,
  );
  if (!found) throw new Error(`The demo has no ${scope} key of ${organizationId}`);
  return found.key;
}
