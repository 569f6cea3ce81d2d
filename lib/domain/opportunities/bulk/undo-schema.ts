import { z } from "zod";
import { text } from "@/lib/domain/fields";
import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";

/** `POST /undo` (api.md 3.7). */
export const UndoRequest = z.object({ undo_token: text() });
export type UndoRequest = z.output<typeof UndoRequest>;

/** What was taken back, as it is now. */
export type UndoAnswer = {
  undone: { id: string; public_id: string; opportunity: OpportunityRecord }[];
};

/** One that cannot be taken back, at the version it has now, and why. */
export type UndoConflict = {
  id: string;
  public_id: string;
  name: string;
  lock_version: number;
  error: string;
};
