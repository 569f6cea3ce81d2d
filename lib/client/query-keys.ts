import type { CustomerType } from "@/lib/domain/customers/schema";
import type { LeadQuery } from "@/lib/domain/leads/schema";
import type { TrashType } from "@/lib/domain/trash/schema";

type ListQuery = { q?: string; sort?: string };

/**
 * The keys of cached reads. The first member names the kind of read, which `staleQueries` maps
 * changes to; the others are the parameters of the request.
 */
export const queryKeys = {
  customers: (type: CustomerType, query: ListQuery) => ["customers", type, query],
  accountContacts: (accountId: string) => ["account-contacts", accountId],
  linkedOpportunities: (type: CustomerType, id: string) => ["linked-opportunities", type, id],
  duplicates: (type: CustomerType, total: number) => ["duplicates", type, total],
  linkCounts: (type: CustomerType, id: string) => ["link-counts", type, id],
  mergedRecord: (type: CustomerType, id: string) => ["merged-record", type, id],
  mergePreview: (type: CustomerType, id: string | undefined, merge: unknown) => [
    "merge-preview",
    type,
    id,
    merge,
  ],
  leads: (filter: Pick<LeadQuery, "q" | "status">) => ["leads", filter],
  trash: (type: TrashType, q: string | undefined) => ["trash", type, q],
  memberSessions: (userId: string) => ["member-sessions", userId],
  stageCounts: (pipelineId: string) => ["stage-counts", pipelineId],
  link: (purpose: string, token: string | undefined) => ["link", purpose, token],
} as const;
