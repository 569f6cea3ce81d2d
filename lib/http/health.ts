import { checkHealth } from "@/lib/domain/check-health";
import { DomainError } from "@/lib/domain/errors";

const ANSWER_WITHIN_MS = 2_500;

/** What a health check answers. Throws `unavailable` when the database fails, or does not answer within 2.5 seconds. */
export async function health(): Promise<{ status: "ok"; database: "ok" }> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new Error("The database did not answer in time")),
      ANSWER_WITHIN_MS,
    );
  });
  try {
    await Promise.race([checkHealth(), late]);
    return { status: "ok", database: "ok" };
  } catch {
    throw new DomainError("unavailable", "The database does not answer", { retryAfter: 2 });
  } finally {
    clearTimeout(timer);
  }
}
