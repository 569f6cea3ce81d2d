import { systemDb } from "@/lib/db/client";

/** Whether anybody can sign in to this installation. */
export async function hasUsers(): Promise<boolean> {
  return (await systemDb().user.count({ take: 1 })) > 0;
}
