"use client";

import { useRouter } from "next/navigation";
import { ListMessage } from "@/components/customers/list-message";
import { ListSearch } from "@/components/customers/list-search";
import { ListToolbar } from "@/components/customers/list-toolbar";
import { usePages } from "@/components/queries/use-pages";
import { LoadMore } from "@/components/ui/load-more";
import { queryKeys } from "@/lib/client/query-keys";
import { listTrashPage } from "@/lib/client/trash";
import type { TrashedRecord, TrashPage, TrashType } from "@/lib/domain/trash/schema";
import { trashHref } from "./trash-href";
import { TrashRow } from "./trash-row";
import { TrashTabs } from "./trash-tabs";

type TrashListProps = {
  type: TrashType;
  q?: string;
  /** The first page as the server rendered it. */
  page: TrashPage;
  timeZone: string;
  canEdit: boolean;
};

/** The deleted records, newest first, with buttons that restore them. */
export function TrashList({ type, q, page: first, timeZone, canEdit }: TrashListProps) {
  const router = useRouter();
  const { page, rows, hasMore, failed, loadMore } = usePages({
    key: queryKeys.trash(type, q),
    first,
    loadPage: (cursor, signal) => listTrashPage({ record_type: type, q, cursor }, signal),
    rowsOf,
  });
  return (
    <main className="flex min-h-0 flex-1 flex-col">
      <ListToolbar
        title="Trash"
        search={
          <ListSearch
            label="Search the trash"
            placeholder="Search by name or ID"
            q={q}
            hrefOf={(text) => trashHref(type, text)}
          />
        }
      />
      <TrashTabs type={type} q={q} counts={page.counts} />
      {rows.length > 0 ? (
        <div className="min-h-0 flex-1 overflow-y-auto">
          <ul aria-label="Deleted records" className="divide-y">
            {rows.map((row) => (
              <TrashRow
                key={row.id}
                record={row}
                timeZone={timeZone}
                canEdit={canEdit}
                onRestored={() => router.refresh()}
              />
            ))}
          </ul>
          {hasMore && <LoadMore key={rows.length} failed={failed} onReached={loadMore} />}
        </div>
      ) : q ? (
        <ListMessage
          title="Nothing found"
          detail={`No deleted records have “${q}” in their name or ID.`}
        />
      ) : (
        <ListMessage
          title={EMPTY[type]}
          detail="Deleted records appear here, and you can restore them."
        />
      )}
    </main>
  );
}

const EMPTY: Record<TrashType, string> = {
  opportunity: "No deleted opportunities",
  account: "No deleted accounts",
  contact: "No deleted contacts",
  lead: "No deleted leads",
  activity: "No deleted activities",
};

function rowsOf({ records }: TrashPage): TrashedRecord[] {
  return records;
}
