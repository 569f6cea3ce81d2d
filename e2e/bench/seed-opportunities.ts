import { everywhere } from "@/lib/db/client";

type Stage = { organizationId: string; pipelineId: string; id: string; stageType: string };

/** Fills an empty stage with `count` opportunities by one statement; amounts, dates, owners and tags differ from one to the next. */
export async function seedOpportunities(stage: Stage, count: number, ownerUserId: string | null = null): Promise<void> {
  const { organizationId, pipelineId, id, stageType } = stage;
  await everywhere().$executeRaw`
    INSERT INTO opportunities (organization_id, public_id, name, pipeline_id, stage_id, rank, status, amount, currency,
      probability, expected_close_date, closed_at, owner_user_id, source, description, tags, opened_at, stage_entered_at, created_at)
    SELECT ${organizationId}::uuid, 'opp_' || substr(md5(${id} || i), 1, 12), 'Opportunity ' || i, ${pipelineId}::uuid, ${id}::uuid,
      -- Keys of fractional-indexing: the head of a four-digit whole number, then its digits.
      'd' || substr(d, i / 238328 % 62 + 1, 1) || substr(d, i / 3844 % 62 + 1, 1) || substr(d, i / 62 % 62 + 1, 1) || substr(d, i % 62 + 1, 1),
      ${stageType}, (i * 37 % 90000) + 0.5, (ARRAY['USD', 'EUR', 'GBP'])[i % 3 + 1], CASE WHEN i % 4 = 0 THEN i % 100 END,
      current_date + (i % 200 - 60), CASE WHEN ${stageType} <> 'open' THEN now() - make_interval(days => i % 300) END,
      ${ownerUserId}::uuid, 'Web', 'What was said in meeting ' || i, ARRAY['tag ' || i % 7], now() - make_interval(days => i % 300),
      now() - make_interval(days => i % 90), now() - make_interval(secs => i)
    FROM generate_series(1, ${count}::int) i,
      (VALUES ('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz')) digits(d)`;
  await everywhere().$executeRaw`UPDATE stages SET opportunities_count = opportunities_count + ${count}::int
    WHERE organization_id = ${organizationId}::uuid AND id = ${id}::uuid`;
}
