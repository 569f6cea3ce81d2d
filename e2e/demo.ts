import type { Role, Scope } from "@/lib/domain/permissions";
import { type DemoFile, readDemoFile } from "@/prisma/demo/demo-file";

/** The `demo.json` of the running demo. */
export function demo(): DemoFile {
  const file = readDemoFile(process.env.DATA_DIR || ".data");
  if (!file) throw new Error("No demo is running");
  return file;
}

/** The member with this role in the demo's first organization. */
export function demoMember(role: Role): DemoFile["members"][number] {
  const found = demo().members.find((each) => each.role === role);
  if (!found) throw new Error(`The demo has no ${role}`);
  return found;
}

/** The API key with this scope of the demo's first organization. */
export function demoKey(scope: Scope): string {
  const found = demo().api_keys.find((each) => each.scope === scope);
  if (!found) throw new Error(`The demo has no ${scope} key`);
  return found.key;
}
