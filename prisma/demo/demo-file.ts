import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { ROLES, SCOPES } from "@/lib/domain/permissions";

const Content = z.object({
  members: z.array(
    z.object({
      name: z.string(),
      email: z.string(),
      password: z.string(),
      role: z.enum(ROLES),
      organization: z.string(),
      organization_id: z.uuid(),
    }),
  ),
  api_keys: z.array(
    z.object({ scope: z.enum(SCOPES), key: z.string(), organization_id: z.uuid() }),
  ),
});

const DemoFile = Content.extend({ url: z.string() });

/** Who can sign in to the demo, and its API keys: the first organization's come first. */
export type DemoContent = z.output<typeof Content>;
export type DemoFile = z.output<typeof DemoFile>;

/** Reads the data folder's `demo.json`; null before the demo is seeded. */
export function readDemoFile(dataDir: string): DemoFile | null {
  const file = fileIn(dataDir);
  return existsSync(file) ? DemoFile.parse(JSON.parse(readFileSync(file, "utf8"))) : null;
}

/** Replaces `demo.json`; only this user can read it. */
export function writeDemoFile(dataDir: string, { url, members, api_keys }: DemoFile): void {
  const draft = `${fileIn(dataDir)}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify({ url, members, api_keys }, null, 2)}\n`, { mode: 0o600 });
  renameSync(draft, fileIn(dataDir));
}

function fileIn(dataDir: string): string {
  return path.join(dataDir, "demo.json");
}
