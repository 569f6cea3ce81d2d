import { env } from "@/lib/env";
import { isSetupOpen } from "./is-setup-open";
import { setupCode } from "./setup-code";

/**
 * Prints the address and the code of the set-up page while the installation has no user. On standard
 * output itself: the code must be seen at every log level.
 */
export async function announceSetup(): Promise<void> {
  if (!(await isSetupOpen())) return;
  const url = new URL("/setup", env().publicUrl ?? "http://localhost:3000");
  console.log(`Set up this installation at ${url} with the setup code ${setupCode()}`);
}
