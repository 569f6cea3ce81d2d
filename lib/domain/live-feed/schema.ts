import { z } from "zod";
import { SinceText } from "@/lib/domain/change-events/schema";

export type { LiveChange } from "./record";

/** The query of the event stream: a reader continues after the last change event it saw. */
export const LiveChangesQuery = z.object({ since: SinceText.optional() });
