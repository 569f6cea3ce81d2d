import clsx from "clsx";
import { ArrowDown, ArrowUp } from "lucide-react";
import Link from "next/link";
import { listHref } from "./list-href";

type SortHeaderProps = {
  name: string;
  field?: string;
  href: string;
  query: { q?: string; sort?: string };
  /** Aligns the name with the right-aligned figures below it. */
  isRight?: boolean;
  className: string;
};

/**
 * A column header. If the list can be sorted by the column, a click sorts it and a second click
 * reverses the order.
 */
export function SortHeader({
  name,
  field,
  href,
  query: { q, sort = "name" },
  isRight,
  className,
}: SortHeaderProps) {
  if (!field) {
    return (
      <th scope="col" className={className}>
        {name}
      </th>
    );
  }
  const isSorted = sort.replace("-", "") === field;
  const isDescending = isSorted && sort.startsWith("-");
  const Arrow = isDescending ? ArrowDown : ArrowUp;
  return (
    <th
      scope="col"
      aria-sort={isSorted ? (isDescending ? "descending" : "ascending") : undefined}
      className={className}
    >
      <Link
        href={listHref(href, { q, sort: isSorted && !isDescending ? `-${field}` : field })}
        replace
        scroll={false}
        prefetch={false}
        className={clsx(
          "-mx-1 inline-flex items-center align-middle gap-1 rounded px-1 py-0.5 transition-colors hover:bg-hover hover:text-ink",
          isSorted && "text-ink",
          isRight && "flex-row-reverse",
        )}
      >
        {name}
        <Arrow aria-hidden className={clsx("size-3.5", !isSorted && "invisible")} />
      </Link>
    </th>
  );
}
