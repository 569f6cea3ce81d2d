import type { StagePage } from "@/lib/client/opportunities";
import type { OpportunitySummary } from "@/lib/domain/opportunities/list/schema";
import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";
import { appendPage } from "./table-rows";

/** Rows as they were read, one after the other from the first, and where the next page begins. */
export type ReadRows = { rows: OpportunityRecord[]; cursor: string | null };

export type RowScreen = {
  /** A page of the list: the first one without a cursor. */
  load: (limit: number, cursor?: string) => Promise<StagePage>;
  summarize: () => Promise<OpportunitySummary>;
  /** How many rows are shown. */
  count: () => number;
  append: (page: StagePage) => void;
  replace: (read: ReadRows, summary: OpportunitySummary) => void;
  /** The page that was asked for could not be loaded. */
  failed: () => void;
};

export type RowLoader = {
  /** Loads the page after the cursor, one at a time. */
  loadMore: (cursor: string) => Promise<void>;
  /** Reads all that is shown again, and what was asked for beyond it; once more after that when told to meanwhile. */
  reread: () => Promise<void>;
};

/**
 * Loads a table's rows so that they are always one stretch of the list: what is read again replaces all that is shown and
 * nothing less, and a page that was asked for before that is dropped when it is answered after it began.
 */
export function createRowLoader({
  load,
  summarize,
  count,
  append,
  replace,
  failed,
}: RowScreen): RowLoader {
  let generation = 0;
  let isRereading = false;
  let isDue = false;
  let isMoreWanted = false;

  const missing = (read: number) => Math.max(count(), 1) + (isMoreWanted ? PAGE : 0) - read;

  async function readAll() {
    const [first, summary] = await Promise.all([load(limitFor(missing(0))), summarize()]);
    let { opportunities: rows, next_cursor: cursor } = first;
    while (cursor !== null && missing(rows.length) > 0) {
      const next = await load(limitFor(missing(rows.length)), cursor);
      rows = appendPage(rows, next.opportunities);
      cursor = next.next_cursor;
    }
    isMoreWanted = false;
    replace({ rows, cursor }, summary);
  }

  function giveUpMore() {
    if (isMoreWanted) failed();
    isMoreWanted = false;
  }

  return {
    async loadMore(cursor) {
      if (isMoreWanted) return;
      isMoreWanted = true;
      // What is being read again reaches as far as is wanted by then.
      if (isRereading) return;
      const mine = generation;
      try {
        const page = await load(PAGE, cursor);
        if (mine !== generation) return;
        isMoreWanted = false;
        append(page);
      } catch {
        if (mine === generation) giveUpMore();
      }
    },
    async reread() {
      isDue = true;
      if (isRereading) return;
      isRereading = true;
      while (isDue) {
        isDue = false;
        generation++;
        // Without an answer the rows stay as they were last told; the next change or page tries again.
        await readAll().catch(giveUpMore);
      }
      isRereading = false;
    },
  };
}

const PAGE = 50;
const MAX_PER_REQUEST = 200;

/** As many rows as are missing, in full pages. */
function limitFor(missing: number): number {
  return Math.min(Math.ceil(missing / PAGE) * PAGE, MAX_PER_REQUEST);
}
