import { z } from "zod";
import { SinceText } from "@/lib/domain/change-events/schema";

export type { LiveChange } from "./record";

/** Where a reader of the event stream goes on: after the change event it saw last. */
export const LiveChangesQuery = z.object({ since: SinceText.optional() });
