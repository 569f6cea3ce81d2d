"use client";

import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useEffect, useRef, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { LEAD_STATUSES } from "@/lib/domain/leads/rules";
import { STATUS_NAMES } from "./lead-status";
import type { LeadFilter } from "./use-leads";

/**
 * Filters the leads by text and status. The filter is part of the address, so a link shows the same
 * list.
 */
export function LeadFilters({ filter }: { filter: LeadFilter }) {
  const router = useRouter();
  const [isLoading, startLoading] = useTransition();
  const text = useRef<HTMLInputElement>(null);
  const status = useRef<HTMLSelectElement>(null);
  // New keys would remount the fields, which would lose the focus with each search.
  useEffect(() => {
    if (text.current) text.current.value = filter.q ?? "";
    if (status.current) status.current.value = filter.status ?? "";
  }, [filter.q, filter.status]);
  const apply = (form: HTMLFormElement) => {
    const entries = [...new FormData(form)].flatMap(([name, value]): [string, string][] =>
      typeof value === "string" && value.trim() !== "" ? [[name, value.trim()]] : [],
    );
    const query = new URLSearchParams(entries);
    startLoading(() => router.replace(query.size > 0 ? `/crm/leads?${query}` : "/crm/leads"));
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    apply(event.currentTarget);
  };
  return (
    <search>
      <form onSubmit={submit} className="flex flex-wrap items-center gap-2">
        <div className="relative min-w-48 flex-1 sm:max-w-80">
          <Search
            aria-hidden
            className="-translate-y-1/2 pointer-events-none absolute top-1/2 left-2 size-4 text-ink-muted"
          />
          <Input
            ref={text}
            type="search"
            name="q"
            aria-label="Search leads"
            placeholder="Search by name, company or email"
            defaultValue={filter.q ?? ""}
            maxLength={200}
            autoComplete="off"
            className="pl-8"
          />
        </div>
        <Select
          ref={status}
          name="status"
          aria-label="Status"
          defaultValue={filter.status ?? ""}
          onChange={({ currentTarget: { form } }) => form && apply(form)}
          className="!w-40"
        >
          <option value="">Any status</option>
          {LEAD_STATUSES.map((status) => (
            <option key={status} value={status}>
              {STATUS_NAMES[status]}
            </option>
          ))}
        </Select>
        <Button type="submit" busy={isLoading}>
          Apply
        </Button>
      </form>
    </search>
  );
}
