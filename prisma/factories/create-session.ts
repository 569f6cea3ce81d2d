import { systemDb } from "@/lib/db/client";
import type { SessionRecord } from "@/lib/domain/sessions/schema";

type Member = { userId: string; organizationId: string };

/** Begins a session of the member without a password, and returns what its tokens claim. */
export async function createSession(
  { userId, organizationId }: Member,
  kind: SessionRecord["kind"] = "token",
): Promise<Member & { sessionId: string }> {
  const user = await systemDb().user.findUnique({ where: { id: userId } });
  const { id: sessionId } = await systemDb().session.create({
    data: {
      userId,
      organizationId,
      kind,
      epoch: user?.sessionEpoch ?? 0,
      expiresAt: new Date(Date.now() + 86_400_000),
    },
  });
  return { userId, organizationId, sessionId };
}
