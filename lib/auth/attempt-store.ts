/** A number of failures that is allowed for a key in a window of time. */
export type Limit = {
  key: string;
  allowed: number;
  seconds: number;
  /** Whether a success forgives the failures before it. */
  isForgiving?: boolean;
  /**
   * With it, attempts beyond the limit are slowed down instead of refused: each waits so long, and
   * only so many run at a time.
   */
  slowly?: { milliseconds: number; atOnce: number };
};

/** The attempts of one key in its current window. */
export type Count = { failed: number; running: number; millisecondsLeft: number };

/** How an attempt ended; "withdrawn" if it proves nothing. */
export type Outcome = "failed" | "succeeded" | "withdrawn";

/** Counts attempts by key, each key in a window of its own. */
export type AttemptStore = {
  /** Counts an attempt as running, and returns each limit's count with it. */
  enter(limits: Limit[]): Promise<Count[]>;
  /** Ends an attempt that was entered. */
  leave(limits: Limit[], outcome: Outcome): Promise<void>;
};
