import { z } from "zod";
import { text } from "@/lib/domain/fields";

export type { UndoAnswer } from "./record";

/** The body of `POST /undo` (docs/api.md 3.7). */
export const UndoRequest = z.object({ undo_token: text() });
export type UndoRequest = z.output<typeof UndoRequest>;
