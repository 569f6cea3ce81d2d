"use client";

import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useEffect, useRef, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";

type ListSearchProps = {
  label: string;
  placeholder: string;
  q?: string;
  /** Returns the address of the list under the search. */
  hrefOf: (q: string) => string;
};

/** Searches a list. Enter or *Apply* applies the text, which is part of the address. */
export function ListSearch({ label, placeholder, q, hrefOf }: ListSearchProps) {
  const router = useRouter();
  const [isLoading, startLoading] = useTransition();
  const input = useRef<HTMLInputElement>(null);
  // A new key would remount the input, which would lose the focus with each search.
  useEffect(() => {
    if (input.current) input.current.value = q ?? "";
  }, [q]);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget).get("q");
    startLoading(() => router.push(hrefOf(typeof typed === "string" ? typed.trim() : "")));
  };
  return (
    <search className="min-w-0 flex-1 max-sm:order-last max-sm:basis-full sm:max-w-96">
      <form onSubmit={submit} className="flex items-center gap-1.5">
        <div className="relative min-w-0 flex-1">
          <Search
            aria-hidden
            className="-translate-y-1/2 pointer-events-none absolute top-1/2 left-2 size-4 text-ink-muted"
          />
          <Input
            ref={input}
            type="search"
            name="q"
            aria-label={label}
            placeholder={placeholder}
            defaultValue={q ?? ""}
            maxLength={200}
            autoComplete="off"
            className="pl-8"
          />
        </div>
        <Button type="submit" busy={isLoading}>
          Apply
        </Button>
      </form>
    </search>
  );
}
