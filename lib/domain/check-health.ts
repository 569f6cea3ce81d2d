import { systemDb } from "@/lib/db/client";
import { selectOne } from "./sql/select-one";

/** Returns once the database has responded. Throws its error if it is unavailable. */
export async function checkHealth(): Promise<void> {
  await selectOne(systemDb());
}
