"use client";

import { Command } from "cmdk";
import { BookOpen, Building2, CircleDollarSign, Contact, Kanban, Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { confirmLeave } from "@/components/ui/confirm-leave";
import { Dialog } from "@/components/ui/dialog";
import { useSearch } from "@/components/ui/use-search";
import { listPipelines } from "@/lib/client/pipelines";
import { searchRecords } from "@/lib/client/search";
import type { Role } from "@/lib/domain/permissions";
import type { PipelineRecord } from "@/lib/domain/pipelines/schema";
import type { SearchResult } from "@/lib/domain/search/schema";
import { Choice, Choices, Group } from "./command-choices";
import { screensFor } from "./screens";
import { useEnterAfterSearch } from "./use-enter-after-search";

type CommandPaletteProps = { role: Role; open: boolean; onOpenChange: (open: boolean) => void };

/** Finds records, pipelines, screens and commands by name. The arrow keys select, Enter opens. */
export function CommandPalette({ role, open, onOpenChange }: CommandPaletteProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Go to" className="sm:max-w-xl!">
      {open && <Commands role={role} onDone={() => onOpenChange(false)} />}
    </Dialog>
  );
}

function Commands({ role, onDone }: { role: Role; onDone: () => void }) {
  const router = useRouter();
  const [text, setText] = useState("");
  const query = text.trim();
  const {
    options: records,
    isCurrent,
    note,
  } = useSearch(searchRecords, query === "" ? null : query);
  const list = useRef<HTMLDivElement>(null);
  const waitForRecords = useEnterAfterSearch(list, query === "" || isCurrent);
  const pipelines = usePipelines();
  const go = (href: string) => () => {
    onDone();
    confirmLeave(() => router.push(href));
  };
  const matches = (name: string) => name.toLowerCase().includes(query.toLowerCase());
  const screens = screensFor(role).flatMap((group) => group.screens);
  return (
    <Command
      shouldFilter={false}
      loop
      label="Go to"
      onKeyDown={waitForRecords}
      className="flex flex-col gap-2"
    >
      <Command.Input
        value={text}
        onValueChange={setText}
        placeholder="Search opportunities, accounts, contacts, pipelines or screens"
        className="h-9 w-full rounded border border-line-strong bg-surface px-2.5 text-ink text-sm placeholder:text-ink-faint pointer-coarse:h-11 pointer-coarse:text-lg"
      />
      <Command.List ref={list} className="max-h-[50vh] overflow-y-auto">
        {records.length > 0 && (
          <Group heading="Records">
            {records.map((record) => (
              <Choice
                key={record.id}
                id={record.id}
                disabled={!isCurrent}
                onSelect={go(hrefOf(record))}
                icon={ICONS[record.record_type]}
              >
                <span dir="auto" className="min-w-0 truncate">
                  {record.name}
                </span>
                {record.detail && (
                  <span className="ml-auto shrink-0 pl-3 text-ink-muted text-xs">
                    {record.detail}
                  </span>
                )}
              </Choice>
            ))}
          </Group>
        )}
        <Choices heading="Create">
          {role !== "VIEWER" && matches("New opportunity") && (
            <Choice
              id="new"
              onSelect={go("/crm/opportunities?new=opportunity")}
              icon={<Plus aria-hidden />}
            >
              New opportunity
            </Choice>
          )}
        </Choices>
        <Choices heading="Pipelines">
          {pipelines
            .filter(({ name }) => matches(name))
            .map(({ id, name }) => (
              <Choice
                key={id}
                id={id}
                onSelect={go(`/crm/opportunities?pipeline=${id}`)}
                icon={<Kanban aria-hidden />}
              >
                {name}
              </Choice>
            ))}
        </Choices>
        <Choices heading="Screens">
          {[...screens, DOCUMENTATION]
            .filter(({ name }) => matches(name))
            .map(({ name, href, icon: Icon }) => (
              <Choice key={href} id={href} onSelect={go(href)} icon={<Icon aria-hidden />}>
                {name}
              </Choice>
            ))}
        </Choices>
        {query !== "" && note && records.length === 0 && (
          <p role="status" className="px-2 py-3 text-ink-muted">
            {note === "Nothing found" ? "No records match" : note}
          </p>
        )}
      </Command.List>
    </Command>
  );
}

const DOCUMENTATION = { name: "Help and documentation", href: "/docs", icon: BookOpen };

const ICONS: Record<SearchResult["record_type"], ReactNode> = {
  opportunity: <CircleDollarSign aria-hidden />,
  account: <Building2 aria-hidden />,
  contact: <Contact aria-hidden />,
};

function hrefOf({ record_type, public_id }: SearchResult): string {
  if (record_type === "opportunity") return `/crm/opportunities/${public_id}`;
  return `/crm/${record_type}s/${public_id}`;
}

/** The pipelines; empty while loading and after a failure, since the palette works without them. */
function usePipelines(): PipelineRecord[] {
  const [pipelines, setPipelines] = useState<PipelineRecord[]>([]);
  useEffect(() => {
    let isWanted = true;
    listPipelines().then(
      (found) => isWanted && setPipelines(found.pipelines),
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, []);
  return pipelines;
}
