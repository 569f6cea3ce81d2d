import type { Resource } from "@/lib/http/deals-api/resource";
import type { OperationGroup } from "@/lib/http/openapi/operation";
import { listParameters, recordQuery } from "@/lib/http/openapi/query-parameters";

export const OFFSET = "Number of records before the page.";

/** The three lists that every type of record has. */
export function recordLists(
  route: string,
  name: string,
  resource: Resource,
): OperationGroup["operations"] {
  const noun = name.toLowerCase();
  return {
    [`GET ${route}`]: {
      id: `list${name}`,
      summary: `Lists ${noun}`,
      description: "Texts match exactly. Without a page the list is complete.",
      parameters: listParameters(resource, OFFSET),
      result: `The ${noun}, and their number without paging.`,
    },
    [`GET ${route}/count`]: {
      id: `count${name}`,
      summary: `Counts ${noun}`,
      parameters: recordQuery(resource),
      result: "A bare number.",
    },
    [`GET ${route}/pagination`]: {
      id: `page${name}`,
      summary: `Returns a page of ${noun}`,
      description: 'Texts match by "contains". A page has 10 records unless `take` says otherwise.',
      parameters: listParameters(resource, "The 1-based page."),
      result: `The page, and the number of all ${noun} that match.`,
    },
  };
}
