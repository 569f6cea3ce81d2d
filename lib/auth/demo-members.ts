import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { env } from "@/lib/env";

const DemoFile = z.object({
  members: z.array(
    z.object({
      email: z.string(),
      password: z.string(),
      name: z.string(),
      role: z.string(),
      organization: z.string(),
    }),
  ),
});

export type DemoMember = z.output<typeof DemoFile>["members"][number];

/** Returns the demo's members for the sign-in page, none outside the demo. */
export async function demoMembers(): Promise<DemoMember[]> {
  const { isDemo, dataDir } = env();
  if (!isDemo) return [];
  const text = await readFile(path.join(/* turbopackIgnore: true */ dataDir, "demo.json"), "utf8");
  return DemoFile.parse(JSON.parse(text)).members;
}
