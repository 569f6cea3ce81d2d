"use client";

import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useMemo, useState } from "react";
import { toast } from "sonner";
import { Page } from "@/components/shell/page";
import { Button } from "@/components/ui/button";
import { Table, TableHead } from "@/components/ui/table";
import type { LeadPage } from "@/lib/client/leads";
import type { LeadRecord } from "@/lib/domain/leads/schema";
import { formatNumber } from "@/lib/format";
import { ConvertDialog } from "./convert-dialog";
import { deleteLeadWithUndo } from "./delete-lead";
import type { LeadContext } from "./lead-context";
import { LeadDialog } from "./lead-dialog";
import { LeadFilters } from "./lead-filters";
import { LeadRow } from "./lead-row";
import { LeadsEmpty } from "./leads-empty";
import { type LeadFilter, useLeads } from "./use-leads";

type LeadsScreenProps = {
  /** The first page as the server rendered it. */
  page: LeadPage;
  total: number;
  filter: LeadFilter;
  context: LeadContext;
};

/**
 * The list of the organization's leads, with search, creation, editing, conversion and deletion.
 */
export function LeadsScreen({ page, total, filter, context }: LeadsScreenProps) {
  const router = useRouter();
  const first = useMemo(() => ({ ...page, total_count: total }), [page, total]);
  const list = useLeads(first, filter);
  const [edited, setEdited] = useState<LeadRecord | "new">();
  const [converting, setConverting] = useState<LeadRecord>();
  const { canEdit } = context;
  const isFiltered = Boolean(filter.q || filter.status);

  const saved = (lead: LeadRecord) => {
    if (edited !== "new") return list.put(lead);
    list.added(lead);
    toast.success(`${lead.name} was added`);
  };

  return (
    <Page
      title="Leads"
      description="People you haven’t qualified yet. Convert a lead to create a contact, account and opportunity."
      actions={
        canEdit && (
          <Button variant="primary" onClick={() => setEdited("new")}>
            <Plus aria-hidden />
            New lead
          </Button>
        )
      }
    >
      <div className="flex flex-col gap-3">
        <LeadFilters filter={filter} />
        <p role="status" className="text-ink-muted text-xs">
          {list.count === 1 ? "1 lead" : `${formatNumber(list.count)} leads`}
        </p>
        {list.leads.length === 0 ? (
          <LeadsEmpty isFiltered={isFiltered} canEdit={canEdit} />
        ) : (
          <LeadTable list={list} canEdit={canEdit} onOpen={setEdited} onConvert={setConverting} />
        )}
        <MoreLeads list={list} />
      </div>
      {edited && (
        <LeadDialog
          lead={edited === "new" ? null : edited}
          context={context}
          onClose={() => setEdited(undefined)}
          onSaved={saved}
        />
      )}
      {converting && (
        <ConvertDialog
          lead={converting}
          context={context}
          onClose={() => setConverting(undefined)}
          onWasConverted={list.put}
          onConverted={({ lead, opportunity }) => {
            list.put(lead);
            toast.success(`${lead.name} was converted to ${opportunity.name}`, {
              duration: 10_000,
              action: {
                label: "Open",
                onClick: () => router.push(`/crm/opportunities/${opportunity.public_id}`),
              },
            });
          }}
        />
      )}
    </Page>
  );
}

type List = ReturnType<typeof useLeads>;

type LeadTableProps = {
  list: List;
  canEdit: boolean;
  onOpen: (lead: LeadRecord) => void;
  onConvert: (lead: LeadRecord) => void;
};

function LeadTable({ list, canEdit, onOpen, onConvert }: LeadTableProps) {
  return (
    <Table label="Leads">
      <thead>
        <tr>
          <TableHead>Name</TableHead>
          <TableHead className="max-sm:hidden">Company</TableHead>
          <TableHead className="max-md:hidden">Email or phone</TableHead>
          <TableHead className="max-xl:hidden">Source</TableHead>
          <TableHead>Status</TableHead>
          <TableHead className="max-lg:hidden">Owner</TableHead>
          {canEdit && (
            <TableHead>
              <span className="sr-only">Actions</span>
            </TableHead>
          )}
        </tr>
      </thead>
      <tbody>
        {list.leads.map((lead) => (
          <LeadRow
            key={lead.id}
            lead={lead}
            canEdit={canEdit}
            onOpen={() => onOpen(lead)}
            onConvert={() => onConvert(lead)}
            onDelete={() => void deleteLeadWithUndo(lead, list.removed, list.added, list.put)}
          />
        ))}
      </tbody>
    </Table>
  );
}

function MoreLeads({ list }: { list: List }) {
  return (
    <>
      {list.hasMore && (
        <Button busy={list.isLoading} onClick={list.loadMore} className="self-center">
          {list.failed ? "Try again" : "Load more"}
        </Button>
      )}
      {list.failed && (
        <p role="alert" className="self-center text-danger-ink">
          Couldn’t load more.
        </p>
      )}
    </>
  );
}
