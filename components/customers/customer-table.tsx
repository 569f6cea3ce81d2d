"use client";

import clsx from "clsx";
import Link from "next/link";
import type { ReactNode } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { LoadMore } from "@/components/ui/load-more";
import { useKeptScroll } from "@/components/ui/use-kept-scroll";
import { SortHeader } from "./sort-header";

export type Column<Row> = {
  name: string;
  /** The field that the header sorts by. */
  sort?: string;
  /** Right-aligned, for figures. */
  isRight?: boolean;
  className?: string;
  cell: (row: Row) => ReactNode;
};

type CustomerTableProps<Row> = {
  label: string;
  href: string;
  query: { q?: string; sort?: string };
  rows: Row[];
  columns: Column<Row>[];
  /** The line that a phone shows under the name instead of the other columns. */
  subtitle: (row: Row) => ReactNode;
  /** The selected ids, if rows can be selected. */
  selection?: { ids: ReadonlySet<string>; toggle: (id: string) => void; toggleAll: () => void };
  more?: { failed: boolean; load: () => void };
};

/**
 * The table of accounts or contacts; each row is a link to its page. On a phone a row shows the
 * name, one line and one figure.
 */
export function CustomerTable<Row extends { id: string; public_id: string; name: string }>(
  props: CustomerTableProps<Row>,
) {
  const { label, href, query, rows, columns, subtitle, selection, more } = props;
  const scroller = useKeptScroll<HTMLElement>(label);
  const selected = rows.filter(({ id }) => selection?.ids.has(id)).length;
  return (
    <section ref={scroller} aria-label={label} className="relative min-h-0 flex-1 overflow-auto">
      <table className="w-full border-separate border-spacing-0 text-left md:min-w-max">
        <thead>
          <tr>
            {selection && (
              <th scope="col" className={clsx(HEAD, "w-11 pr-0")}>
                <Checkbox
                  aria-label={`Select all ${label.toLowerCase()} shown`}
                  checked={selected === 0 ? false : selected === rows.length || "indeterminate"}
                  onCheckedChange={selection.toggleAll}
                  className="align-middle"
                />
              </th>
            )}
            <SortHeader name="Name" field="name" href={href} query={query} className={HEAD} />
            {columns.map(({ name, sort, isRight, className }) => (
              <SortHeader
                key={name}
                name={name}
                field={sort}
                href={href}
                query={query}
                isRight={isRight}
                className={clsx(HEAD, isRight && "text-right", className)}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} className="relative hover:bg-hover has-[a:focus-visible]:bg-hover">
              {selection && (
                <td className={clsx(CELL, "pr-0")}>
                  <Checkbox
                    aria-label={`Select ${row.name}`}
                    checked={selection.ids.has(row.id)}
                    onCheckedChange={() => selection.toggle(row.id)}
                    className="z-10 align-middle"
                  />
                </td>
              )}
              <td className={clsx(CELL, "max-md:w-full max-md:max-w-0 max-md:py-2")}>
                <Link
                  dir="auto"
                  title={row.name}
                  href={`${href}/${row.public_id}`}
                  prefetch={false}
                  className="block truncate font-medium after:absolute after:inset-0 md:max-w-56"
                >
                  {row.name}
                </Link>
                <span dir="auto" className="block truncate text-ink-muted text-xs md:hidden">
                  {subtitle(row)}
                </span>
              </td>
              {columns.map(({ name, isRight, className, cell }) => (
                <td key={name} className={clsx(CELL, isRight && "text-right", className)}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {more && <LoadMore key={rows.length} failed={more.failed} onReached={more.load} />}
    </section>
  );
}

const HEAD =
  "sticky top-0 z-20 h-8 whitespace-nowrap border-b bg-surface px-3 font-medium text-ink-muted text-xs first:pl-4 last:pr-4";
const CELL = "h-9 border-line border-b px-3 first:pl-4 last:pr-4 max-md:h-13 pointer-coarse:h-13";
