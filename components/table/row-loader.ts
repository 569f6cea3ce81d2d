import type { StagePage } from "@/lib/client/opportunities";
import type { OpportunitySummary } from "@/lib/domain/opportunities/list/schema";
import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";
import { appendPage } from "./table-rows";

/** The rows from the first one on, and the cursor of the next page. */
type LoadedRows = { rows: OpportunityRecord[]; cursor: string | null };

type RowView = {
  /** Requests a page; without a cursor, the first one. */
  load: (limit: number, cursor?: string) => Promise<StagePage>;
  summarize: () => Promise<OpportunitySummary>;
  /** Returns the number of rows shown. */
  count: () => number;
  append: (page: StagePage) => void;
  replace: (loaded: LoadedRows, summary: OpportunitySummary) => void;
  /** Reports that the requested page could not be loaded. */
  failed: () => void;
};

type RowLoader = {
  /** Loads the page at the cursor. A call during another one is ignored. */
  loadMore: (cursor: string) => Promise<void>;
  /** Reloads the visible rows and any pending page. A call during a reload schedules one more. */
  reload: () => Promise<void>;
};

/**
 * Loads the rows of a table so that they are always one range of the list, without gaps: a reload
 * replaces all rows at once, and the response to an earlier page request is then ignored.
 */
export function createRowLoader({
  load,
  summarize,
  count,
  append,
  replace,
  failed,
}: RowView): RowLoader {
  let generation = 0;
  let isReloading = false;
  let isReloadDue = false;
  let isPagePending = false;

  const missing = (loaded: number) => Math.max(count(), 1) + (isPagePending ? PAGE : 0) - loaded;

  async function loadAll() {
    const [first, summary] = await Promise.all([load(limitFor(missing(0))), summarize()]);
    let { opportunities: rows, next_cursor: cursor } = first;
    while (cursor !== null && missing(rows.length) > 0) {
      const next = await load(limitFor(missing(rows.length)), cursor);
      rows = appendPage(rows, next.opportunities);
      cursor = next.next_cursor;
    }
    isPagePending = false;
    replace({ rows, cursor }, summary);
  }

  function failPage() {
    if (isPagePending) failed();
    isPagePending = false;
  }

  return {
    async loadMore(cursor) {
      if (isPagePending) return;
      isPagePending = true;
      // The running reload includes this page.
      if (isReloading) return;
      const mine = generation;
      try {
        const page = await load(PAGE, cursor);
        if (mine !== generation) return;
        isPagePending = false;
        append(page);
      } catch {
        if (mine === generation) failPage();
      }
    },
    async reload() {
      isReloadDue = true;
      if (isReloading) return;
      isReloading = true;
      while (isReloadDue) {
        isReloadDue = false;
        generation++;
        // After a failed request the rows stay; the next change or page tries again.
        await loadAll().catch(failPage);
      }
      isReloading = false;
    },
  };
}

const PAGE = 50;
const MAX_PER_REQUEST = 200;

/** Returns how many rows to request: the missing ones, in full pages. */
function limitFor(missing: number): number {
  return Math.min(Math.ceil(missing / PAGE) * PAGE, MAX_PER_REQUEST);
}
