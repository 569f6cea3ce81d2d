"use client";

import { Plus } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import { type Page, usePages } from "@/components/queries/use-pages";
import { Button } from "@/components/ui/button";
import { queryKeys } from "@/lib/client/query-keys";
import type { Customer, CustomerKind } from "./customer-kind";
import { type Column, CustomerTable } from "./customer-table";
import { DuplicatesNotice } from "./duplicates-notice";
import { listHref } from "./list-href";
import { ListMessage } from "./list-message";
import { ListSearch } from "./list-search";
import { ListToolbar } from "./list-toolbar";
import { MergeDialog } from "./merge-dialog";
import { SelectionBar } from "./selection-bar";
import { useSelection } from "./use-selection";

type CustomerListProps<Shown extends Customer, Listed extends Page> = {
  kind: CustomerKind<Shown>;
  title: string;
  /** The first page as the server rendered it. */
  first: Listed;
  loadPage: (cursor: string | undefined, signal: AbortSignal) => Promise<Listed>;
  /** Must be the same function on each render. */
  rowsOf: (page: Listed) => Shown[];
  total: number;
  query: { q?: string; sort?: string };
  columns: Column<Shown>[];
  /** The line that a phone shows under the name. */
  subtitle: (row: Shown) => string;
  texts: { placeholder: string; searched: string; about: string };
  canEdit: boolean;
  timeZone: string;
  /** Renders the form for a new record. */
  create: (open: boolean, setOpen: (open: boolean) => void) => ReactNode;
};

/** The list of accounts or contacts, with search, sorting, creation and merging of duplicates. */
export function CustomerList<Shown extends Customer, Listed extends Page>(
  props: CustomerListProps<Shown, Listed>,
) {
  const { kind, title, total, query, columns, subtitle, texts, canEdit, create } = props;
  const router = useRouter();
  const { q, sort } = query;
  const { rows, hasMore, failed, loadMore } = usePages({
    key: queryKeys.customers(kind.type, query),
    first: props.first,
    loadPage: props.loadPage,
    rowsOf: props.rowsOf,
  });
  const selection = useSelection(rows);
  const [merging, setMerging] = useState<string[]>();
  const [isCreating, setCreating] = useState(false);

  return (
    <main className="flex min-h-0 flex-1 flex-col">
      <ListToolbar
        title={title}
        total={total}
        search={
          <ListSearch
            label={`Search ${kind.many}`}
            placeholder={texts.placeholder}
            q={q}
            hrefOf={(text) => listHref(kind.href, { q: text, sort })}
          />
        }
        actions={
          canEdit && (
            <>
              <DuplicatesNotice kind={kind} total={total} onMerge={setMerging} />
              <Button variant="primary" onClick={() => setCreating(true)}>
                <Plus aria-hidden />
                <span className="max-sm:sr-only">New {kind.one}</span>
              </Button>
            </>
          )
        }
      />
      {rows.length > 0 ? (
        <CustomerTable
          label={title}
          href={kind.href}
          query={query}
          rows={rows}
          columns={columns}
          subtitle={subtitle}
          selection={canEdit ? selection : undefined}
          more={hasMore ? { failed, load: loadMore } : undefined}
        />
      ) : q ? (
        <ListMessage
          title={`No ${kind.many} match your search`}
          detail={`No ${kind.one} has “${q}” in its ${texts.searched}.`}
        >
          <Button asChild>
            <Link href={listHref(kind.href, { sort })}>Clear search</Link>
          </Button>
        </ListMessage>
      ) : (
        <ListMessage title={`No ${kind.many} yet`} detail={texts.about}>
          {canEdit && (
            <Button variant="primary" onClick={() => setCreating(true)}>
              Add your first {kind.one}
            </Button>
          )}
        </ListMessage>
      )}
      {selection.ids.size > 0 && (
        <SelectionBar
          count={selection.ids.size}
          many={kind.many}
          onMerge={() => setMerging([...selection.ids])}
          onClear={selection.clear}
        />
      )}
      {merging && (
        <MergeDialog
          kind={kind}
          ids={merging}
          timeZone={props.timeZone}
          onClose={() => setMerging(undefined)}
          onMerged={() => {
            setMerging(undefined);
            selection.clear();
            router.refresh();
          }}
        />
      )}
      {create(isCreating, setCreating)}
    </main>
  );
}
