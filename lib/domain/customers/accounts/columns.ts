import type { UpdateAccount } from "./schema";

/** The sent fields under their columns' names; absent ones stay undefined, which leaves a column alone. */
export function accountColumns(input: UpdateAccount) {
  const { annual_revenue, owner_user_id, external_system, external_id, ...same } = input;
  return {
    ...same,
    annualRevenue: annual_revenue,
    ownerUserId: owner_user_id,
    externalSystem: external_system,
    externalId: external_id,
  };
}
