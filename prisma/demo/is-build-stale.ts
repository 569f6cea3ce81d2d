import { existsSync, readdirSync, statSync } from "node:fs";
import path from "node:path";

const SOURCES = [
  "app",
  "components",
  "lib",
  "public",
  "prisma/schema.prisma",
  "prisma/migrations",
  "instrumentation.ts",
  "instrumentation-node.ts",
  "proxy.ts",
  "next.config.mjs",
  "postcss.config.mjs",
  "tailwind.config.ts",
  "package-lock.json",
];

/** Returns whether there is no production build or a source file is newer than it. */
export function isBuildStale(root: string, distDir: string): boolean {
  const stamp = path.join(root, distDir, "BUILD_ID");
  if (!existsSync(stamp)) return true;
  const built = statSync(stamp).mtimeMs;
  return SOURCES.some((source) => isNewer(path.join(root, source), built));
}

function isNewer(file: string, moment: number): boolean {
  if (!existsSync(file) || path.basename(file) === "generated") return false;
  const status = statSync(file);
  if (!status.isDirectory()) return status.mtimeMs > moment && !/\.test\.tsx?$/.test(file);
  return readdirSync(file).some((entry) => isNewer(path.join(file, entry), moment));
}
