import { setupCode } from "@/lib/auth/setup-code";

/** The AUTH_SECRET of servers that tests start: nobody else can reach them. */
export const TEST_SECRET = "jWq3v8ZbT5nYc2LkRr7xHd4GmPs9FuEaN6tBhXw0";

/** The code that the set-up of those servers asks for. */
export function testSetupCode(): string {
  process.env.AUTH_SECRET = TEST_SECRET;
  return setupCode();
}
