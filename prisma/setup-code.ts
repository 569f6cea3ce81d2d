import { existsSync } from "node:fs";
import { setupCode } from "@/lib/auth/setup-code";
import { env } from "@/lib/env";

// `npm run setup-code`: prints the code that the set-up page of a new installation asks for. Needs the
// server's AUTH_SECRET, not its database.
if (existsSync(".env")) process.loadEnvFile(".env");
if (!env().authSecret)
  console.error("AUTH_SECRET is not set: this is the code of a development server");
try {
  console.log(setupCode());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
