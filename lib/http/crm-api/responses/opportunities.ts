import { z } from "zod";
import { OpportunityListPage, WholeOpportunityList } from "@/lib/domain/opportunities/list/record";
import { OpportunityRecord } from "@/lib/domain/opportunities/record";

export const OpportunityResponse = z.strictObject({ opportunity: OpportunityRecord });

/** The response of `GET /opportunities`: the complete list, or a page (docs/api.md 3.4). */
export const OpportunityListResponse = z.union([WholeOpportunityList, OpportunityListPage]);
