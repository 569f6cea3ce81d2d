"use client";

import type { ReactNode } from "react";
import { FilterBar } from "@/components/filters/filter-bar";
import { FilterButton } from "@/components/filters/filter-button";
import type { FilterOwner } from "@/components/filters/filter-fields";
import { useToday } from "@/components/ui/use-today";
import { ViewsMenu } from "@/components/views/views-menu";
import type { BoardFilter } from "@/lib/client/opportunities";
import type { PipelineRecord } from "@/lib/domain/pipelines/schema";
import { BoardSearch } from "./board-search";
import { NewOpportunityButton } from "./new-opportunity-button";
import { PipelineSelect } from "./pipeline-select";
import { useNamedPipeline } from "./use-named-pipeline";
import { ViewSwitch } from "./view-switch";

export type BoardToolbarProps = {
  pipeline: PipelineRecord;
  pipelines: PipelineRecord[];
  defaultPipelineId: string;
  view: "board" | "table";
  filter: BoardFilter;
  canEdit: boolean;
  members: { user_id: string; name: string }[];
  /** Every member, also those who have left: they still own records. */
  owners: FilterOwner[];
  currentUserId: string;
  currency: string;
  timeZone: string;
  /** Whether the user may share views with everyone. */
  canShare: boolean;
  /** Controls that only one of board and table has. */
  children?: ReactNode;
};

/** The toolbar of board and table: pipeline, view, search, filters and *New opportunity*. */
export function BoardToolbar(props: BoardToolbarProps) {
  const { pipeline, view, filter, canEdit, members, owners, currentUserId, currency } = props;
  const where = { pipelineId: pipeline.id, view, filter };
  const today = useToday(props.timeZone);
  useNamedPipeline(pipeline.id);
  return (
    <>
      <h1 className="sr-only print:not-sr-only">Opportunities</h1>
      <div data-screen-only className="@container shrink-0 border-b">
        {/* One row if there is room; below, pipeline, view and *New* over search and the rest. */}
        <div className="flex flex-wrap items-center gap-x-1.5 gap-y-2 px-3 py-2.5 @sm:gap-x-2 @3xl:flex-nowrap @5xl:gap-x-3 @5xl:px-4">
          <PipelineSelect {...props} />
          <ViewSwitch {...where} />
          <BoardSearch filter={filter} />
          <FilterButton filter={filter} members={owners} />
          <ViewsMenu pipeline={pipeline} canShare={props.canShare} currentUserId={currentUserId} />
          {props.children}
          {canEdit && pipeline.is_active && (
            <div className="@3xl:ml-auto @max-3xl:order-1">
              <NewOpportunityButton
                isCompact
                pipeline={pipeline}
                members={members}
                currentUserId={currentUserId}
                currency={currency}
              />
            </div>
          )}
        </div>
      </div>
      <FilterBar filter={filter} members={owners} today={today} />
    </>
  );
}
