import { type Prisma, systemDb } from "@/lib/db/client";
import { newPublicId } from "@/lib/domain/ids/public-id";

import { uniqueName } from "./unique-name";

export type ActivityInput = Partial<Omit<Prisma.ActivityUncheckedCreateInput, "organizationId">>;

/** Creates an activity in the organization, a task by default. */
export function createActivity(organizationId: string, input: ActivityInput = {}) {
  return systemDb().activity.create({
    data: {
      publicId: newPublicId("activity"),
      kind: "task",
      subject: uniqueName("Task"),
      ...input,
      organizationId,
    },
  });
}
