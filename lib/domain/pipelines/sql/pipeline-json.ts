import { Prisma } from "@/lib/db/client";
import { PIPELINE_FIELDS, type PipelineFields, STAGE_FIELDS } from "@/lib/domain/pipelines/record";
import { type FieldsWith, fieldsWith } from "@/lib/domain/record-fields";
import { jsonMembers } from "@/lib/domain/sql/record-columns";

/** The pipeline `p` as JSON with these members; `stages` and `opportunities_count` read `stagesJoin`. */
export const pipelineJson = (keys: readonly FieldsWith<PipelineFields, "out">[]) =>
  Prisma.raw(
    `json_build_object(${jsonMembers(PIPELINE_FIELDS, {
      keys,
      alias: "p",
      expressions: {
        is_shared: "p.user_id IS NULL",
        stages: "coalesce(s.stages, '[]'::json)",
        opportunities_count: "coalesce(s.opportunities_count, 0)",
      },
    })})`,
  );

/** The whole pipeline `p` as JSON. */
export const wholePipeline = pipelineJson(fieldsWith(PIPELINE_FIELDS, "out"));

const stageMembers = Prisma.raw(
  jsonMembers(STAGE_FIELDS, {
    keys: fieldsWith(STAGE_FIELDS, "out"),
    expressions: {
      position: "place",
      probability: "CASE stage_type WHEN 'won' THEN 100 WHEN 'lost' THEN 0 ELSE probability END",
    },
  }),
);

/** The live stages of the pipeline `p`, in order, and the number of their opportunities, as `s`. */
export const stagesJoin = Prisma.sql`LEFT JOIN LATERAL (
      SELECT sum(opportunities_count)::int AS opportunities_count,
        json_agg(json_build_object(${stageMembers}) ORDER BY place) AS stages
      FROM (SELECT *, row_number() OVER (ORDER BY position, id) - 1 AS place FROM stages
        WHERE organization_id = p.organization_id AND pipeline_id = p.id AND deleted_at IS NULL) placed
    ) s ON true`;
