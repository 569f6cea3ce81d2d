import type { BoardPosition } from "@/components/board/state/card-lists";
import type { ApiError } from "@/lib/client/api-error";
import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";

/** A move that the server has confirmed: its origin, and the card before and after. */
export type ConfirmedMove = {
  from: BoardPosition;
  before: OpportunityRecord;
  after: OpportunityRecord;
  /** Undefined if the server wrote nothing, because the card was there already. */
  written: WrittenMove | undefined;
  isRevert: boolean;
};

/**
 * The opportunity that the server moved, with its versions before and after. Of two neighbours that were
 * swapped it may be the other one.
 */
export type WrittenMove = { id: string; before: number; after: number };

/** Callbacks of a board's sync. */
export type BoardListener = {
  /** Moves are being sent until the promise resolves. */
  sending: (done: Promise<void>) => void;
  moved: (move: ConfirmedMove) => void;
  /**
   * A move was rolled back because of this error. Not called for `revertMove`, which rejects
   * instead.
   */
  refused: (card: OpportunityRecord, error: ApiError) => void;
};
