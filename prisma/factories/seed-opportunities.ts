import { systemDb } from "@/lib/db/client";

/** An empty stage, and how many opportunities to put into it. */
export type StageToFill = {
  organizationId: string;
  id: string;
  count: number;
  ownerUserId?: string | null;
};

/**
 * Fills empty stages with opportunities in one statement, for measurements: they differ in amount,
 * currency, date and tags, have the ranks that creating them one by one would give, and every tenth
 * has its own event.
 */
export async function seedOpportunities(stages: StageToFill[]): Promise<void> {
  await systemDb().$executeRaw`
    WITH filled AS MATERIALIZED (
      SELECT s.organization_id, s.pipeline_id, s.id AS stage_id, s.stage_type, f.count, f."ownerUserId" AS owner_user_id
      FROM jsonb_to_recordset(${JSON.stringify(stages)}::jsonb) AS f("organizationId" uuid, id uuid, count int, "ownerUserId" uuid)
      JOIN stages s ON s.organization_id = f."organizationId" AND s.id = f.id
    ), inserted AS (
      INSERT INTO opportunities (organization_id, public_id, name, pipeline_id, stage_id, rank, status, amount, currency, probability,
        expected_close_date, closed_at, owner_user_id, source, description, tags, opened_at, stage_entered_at, created_at)
      SELECT f.organization_id, 'opp_' || substr(md5(f.stage_id::text || i), 1, 12), 'Opportunity ' || i, f.pipeline_id, f.stage_id,
        -- Keys of fractional-indexing: the head of a four-digit whole number, then its digits.
        'd' || substr(d, i / 238328 % 62 + 1, 1) || substr(d, i / 3844 % 62 + 1, 1) || substr(d, i / 62 % 62 + 1, 1) || substr(d, i % 62 + 1, 1),
        f.stage_type, (i * 37 % 90000) + 0.5, (ARRAY['USD', 'EUR', 'GBP'])[i % 3 + 1], CASE WHEN i % 4 = 0 THEN i % 100 END,
        current_date + (i % 200 - 60), CASE WHEN f.stage_type <> 'open' THEN now() - make_interval(days => i % 300) END,
        f.owner_user_id, 'Web', 'What was said in meeting ' || i, ARRAY['tag ' || i % 7], now() - make_interval(days => i % 300),
        now() - make_interval(days => i % 90), now() - make_interval(secs => i)
      FROM filled f CROSS JOIN generate_series(1, f.count) i
        CROSS JOIN (VALUES ('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz')) digits(d)
      RETURNING organization_id, id, public_id, name
    ), logged AS (
      INSERT INTO change_events (organization_id, record_type, record_id, public_id, action, actor_type, changes)
      SELECT organization_id, 'opportunity', id, public_id, 'create', 'system', jsonb_build_object('name', jsonb_build_array(NULL, name))
      FROM inserted WHERE name LIKE '%0'
    )
    UPDATE stages s SET opportunities_count = s.opportunities_count + f.count
    FROM filled f WHERE s.organization_id = f.organization_id AND s.id = f.stage_id`;
}
