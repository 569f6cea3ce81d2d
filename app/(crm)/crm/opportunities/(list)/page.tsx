import type { Metadata } from "next";
import { cookies } from "next/headers";
import { notFound } from "next/navigation";
import { Board } from "@/components/board/board";
import type { Density } from "@/components/board/state/card-metrics";
import { BoardToolbar } from "@/components/board/toolbar/board-toolbar";
import { ColumnsButton } from "@/components/table/columns-button";
import { TableView } from "@/components/table/table-view";
import { can } from "@/lib/domain/actor";
import { lastChangeId } from "@/lib/domain/change-events/last-change";
import { listMembers } from "@/lib/domain/members/queries";
import { listBoardColumns, listOpportunities } from "@/lib/domain/opportunities/list/queries";
import { summarizeOpportunities } from "@/lib/domain/opportunities/list/summarize-opportunities";
import { findOrganization } from "@/lib/domain/organizations/queries";
import { resolveDays } from "@/lib/domain/organizations/resolve-days";
import { listPipelines } from "@/lib/domain/pipelines/queries";
import { requireActor } from "../../../require-actor";
import { opportunitiesQuery, type SearchParams } from "./opportunities-query";

export const metadata: Metadata = { title: "Opportunities" };

export default async function OpportunitiesPage({
  searchParams,
}: {
  searchParams: Promise<SearchParams>;
}) {
  const actor = await requireActor();
  const [params, known, allMembers, organization] = await Promise.all([
    searchParams,
    listPipelines(actor),
    listMembers(actor),
    findOrganization(actor),
  ]);
  const { currency, time_zone: timeZone, lost_reasons: lostReasons } = organization;
  const {
    pipeline,
    view,
    filter,
    sort,
    columns: shown,
    cards,
  } = opportunitiesQuery(await resolveDays(actor, params), known);
  if (!pipeline) notFound();
  const selection = { pipelineId: pipeline.id, filter };
  const members = allMembers
    .filter((member) => member.is_active)
    .map(({ user_id, name }) => ({ user_id, name }));
  const owners = allMembers.map(({ user_id, name, is_active }) => ({ user_id, name, is_active }));
  const toolbar = {
    pipeline,
    pipelines: known.pipelines,
    defaultPipelineId: known.default_pipeline_id,
    view,
    filter,
    canEdit: can(actor, "EDIT_SALES_PIPELINES"),
    members,
    owners,
    currentUserId: actor.userId,
    currency,
    timeZone,
    canShare: can(actor, "MANAGE_SHARED_PIPELINES"),
  };
  const key = JSON.stringify([pipeline.id, filter, sort]);
  const selecting = { lostReasons, lostReasonRequired: organization.lost_reason_required };
  // Read before the records, so that a change between the two reads is delivered again rather than
  // missed.
  const since = await lastChangeId(actor);

  if (view === "table") {
    const [summary, { opportunities, nextCursor }] = await Promise.all([
      summarizeOpportunities(actor, selection),
      listOpportunities(actor, { ...selection, page: { limit: 50, sort } }),
    ]);
    const page = { opportunities, next_cursor: nextCursor };
    return (
      <main className="flex min-h-0 flex-1 flex-col">
        <BoardToolbar {...toolbar}>
          <ColumnsButton columns={shown} />
        </BoardToolbar>
        <TableView
          key={key}
          pipeline={pipeline}
          page={page}
          summary={summary}
          filter={filter}
          sort={sort}
          columns={shown}
          since={since}
          timeZone={timeZone}
          currency={currency}
          canEdit={toolbar.canEdit}
          members={members}
          {...selecting}
        />
      </main>
    );
  }

  const [summary, columns] = await Promise.all([
    summarizeOpportunities(actor, selection),
    listBoardColumns(actor, { ...selection, limit: FIRST_CARDS }),
  ]);
  return (
    <main className="flex min-h-0 flex-1 flex-col">
      <Board
        {...toolbar}
        columns={columns}
        summary={summary}
        since={since}
        {...selecting}
        density={await chosenDensity()}
        cards={cards}
      />
    </main>
  );
}

async function chosenDensity(): Promise<Density> {
  return (await cookies()).get("opportune.density")?.value === "compact"
    ? "compact"
    : "comfortable";
}

/** Cards per column in the first render; scrolling loads the rest. */
const FIRST_CARDS = 20;
