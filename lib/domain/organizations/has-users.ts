import { systemDb } from "@/lib/db/client";

/** Whether this installation has users, and so has been set up. */
export async function hasUsers(): Promise<boolean> {
  return (await systemDb().user.count({ take: 1 })) > 0;
}
