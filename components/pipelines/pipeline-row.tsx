import Link from "next/link";
import type { PipelineRecord } from "@/lib/domain/pipelines/schema";
import { countOpportunities } from "./describe-stage-counts";
import { PipelineBadges } from "./pipeline-badges";
import { type PipelineAction, PipelineMenu } from "./pipeline-menu";
import { StageStrip } from "./stage-strip";

type PipelineRowProps = {
  pipeline: PipelineRecord;
  isMyDefault: boolean;
  /** The owner, if it is another member. */
  owner?: string;
  canManage: boolean;
  isFirst: boolean;
  isLast: boolean;
  onAction: (action: PipelineAction) => void;
};

/** A pipeline in the settings list; its name links to the editor. */
export function PipelineRow({ pipeline, owner, ...menu }: PipelineRowProps) {
  const { id, name, description, opportunities_count } = pipeline;
  return (
    <li className="flex items-start gap-3 border-b py-3 pr-1.5 pl-3 last:border-b-0">
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Link
            href={`/settings/pipelines/${id}`}
            className="break-words font-semibold text-base pointer-coarse:py-2.5 hover:underline"
          >
            <bdi>{name}</bdi>
          </Link>
          <PipelineBadges pipeline={pipeline} isMyDefault={menu.isMyDefault} />
          {owner && (
            <span className="text-ink-muted">
              of <bdi>{owner}</bdi>
            </span>
          )}
        </div>
        {description && (
          <p dir="auto" className="line-clamp-2 max-w-2xl text-ink-muted">
            {description}
          </p>
        )}
        <StageStrip pipeline={pipeline} />
        <p className="text-ink-muted text-xs sm:hidden">
          {countOpportunities(opportunities_count)}
        </p>
      </div>
      <p className="shrink-0 py-1.5 text-ink-muted max-sm:hidden">
        {countOpportunities(opportunities_count)}
      </p>
      <PipelineMenu pipeline={pipeline} {...menu} />
    </li>
  );
}
