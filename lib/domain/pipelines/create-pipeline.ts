import { type Authorized, can, requirePermission, requireUser } from "@/lib/domain/actor";
import { invalid } from "@/lib/domain/errors";
import { assertVersion, type IfMatch } from "@/lib/domain/if-match";
import { ensureDefaultPipeline } from "./ensure-default-pipeline";
import { insertPipeline, type NewPipeline } from "./insert-pipeline";
import { findPipeline } from "./queries";
import type { CreatePersonalPipeline, DuplicatePipeline, PipelineRecord } from "./schema";
import { shownPipeline } from "./shown-pipeline";

/**
 * Creates a pipeline: shared if the caller may manage shared ones or is an API key, which has no user, else
 * the user's own (docs/api.md 2). Without `stages` it copies those of the organization's default. Throws
 * `invalid` for empty `stages`.
 */
export async function createPipeline(
  actor: Authorized<"EDIT_SALES_PIPELINES">,
  input: Omit<NewPipeline, "stages"> & Partial<Pick<NewPipeline, "stages">>,
): Promise<PipelineRecord> {
  const shared = can(actor, "MANAGE_SHARED_PIPELINES");
  if (input.stages?.length === 0)
    throw invalid({ field: "stages", message: "must hold at least one stage" });
  return insertPipeline(
    actor,
    { ...input, stages: input.stages ?? (await defaultStages(actor)) },
    shared ? null : actor.userId,
  );
}

/**
 * Creates a pipeline of the calling user's own, or with `is_shared` a shared one, with a copy of the stages
 * of the organization's default (docs/api.md 3.3). Throws `user_session_required`, and `forbidden` for a
 * shared one without MANAGE_SHARED_PIPELINES.
 */
export async function createPersonalPipeline(
  actor: Authorized<"EDIT_SALES_PIPELINES">,
  { is_shared, ...input }: CreatePersonalPipeline,
): Promise<PipelineRecord> {
  const { userId } = requireUser(actor);
  if (is_shared) requirePermission(actor, "MANAGE_SHARED_PIPELINES");
  return insertPipeline(
    actor,
    { ...input, stages: await defaultStages(actor) },
    is_shared ? null : userId,
  );
}

/**
 * Copies a pipeline and its stages, without opportunities: shared if the original is and the caller may
 * manage shared ones, else the calling user's own. `ifMatch` lists the versions that the original may have.
 * Throws `not_found`, `user_session_required`, `stale`.
 */
export async function duplicatePipeline(
  actor: Authorized<"EDIT_SALES_PIPELINES">,
  id: string,
  { name }: DuplicatePipeline,
  ifMatch?: IfMatch,
): Promise<PipelineRecord> {
  const pipeline = await findPipeline(actor, id);
  const { stages, description, is_shared, name: original } = pipeline;
  const shared = is_shared && can(actor, "MANAGE_SHARED_PIPELINES");
  const ownerId = shared ? null : requireUser(actor).userId;
  assertVersion(ifMatch, "pipeline", shownPipeline(pipeline));
  return insertPipeline(
    actor,
    { name: name ?? `Copy of ${original}`.slice(0, 200).toWellFormed(), description, stages },
    ownerId,
  );
}

async function defaultStages(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
): Promise<NewPipeline["stages"]> {
  return (await findPipeline(actor, await ensureDefaultPipeline(actor.organizationId))).stages;
}
