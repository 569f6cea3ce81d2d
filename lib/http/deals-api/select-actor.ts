import type { NextRequest } from "next/server";
import type { Actor } from "@/lib/domain/actor";
import { DomainError, invalid } from "@/lib/domain/errors";
import { actorIn } from "@/lib/http/actor-in";
import { isObject, type JsonObject } from "@/lib/http/parse";
import { nestedQuery, valuesOf } from "./nested-query";

/**
 * Returns the caller in the organization selected by header, query or body, by default their own
 * (docs/api.md 1). Throws `forbidden` for a tenant or organization that is not theirs, `invalid` if
 * selectors disagree.
 */
export async function selectActor(
  caller: Actor,
  request: NextRequest,
  body: JsonObject = {},
): Promise<Actor> {
  const actors: Actor[] = [];
  for (const id of new Set(selectors(request, body, "organizationId", "organization-id"))) {
    actors.push(await actorIn(caller, id));
  }
  const [actor = caller, another] = actors;
  if (selectors(request, body, "tenantId", "tenant-id").some((id) => id !== actor.tenantId)) {
    throw new DomainError("forbidden", "The tenant is not yours");
  }
  if (another)
    throw invalid({ field: "organizationId", message: "must be the same wherever it is sent" });
  return actor;
}

function selectors(request: NextRequest, body: JsonObject, name: string, header: string): string[] {
  const { plain, data } = nestedQuery(request);
  const sources = [plain, plain.where, data, data?.findInput, body].flat();
  const sent = sources.flatMap((source) => (isObject(source) ? valuesOf(source[name]) : []));
  const all = [...valuesOf(request.headers.get(header)), ...sent];
  return all.map((value) => (typeof value === "string" ? value.trim().toLowerCase() : "malformed"));
}
