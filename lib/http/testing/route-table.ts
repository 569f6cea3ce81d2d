import { randomUUID } from "node:crypto";
import { callRoute, routeFiles } from "./call-route";

type WorldKind =
  | "pipeline"
  | "stage"
  | "opportunity"
  | "account"
  | "contact"
  | "lead"
  | "activity"
  | "view"
  | "invitation"
  | "apiKey"
  | "undo"
  | "session"
  | "user"
  | "organization"
  | "tenant";
type WorldPublicId =
  | "opportunityPublic"
  | "accountPublic"
  | "contactPublic"
  | "leadPublic"
  | "activityPublic";
/** An id of every type of record, and the public ids. */
export type WorldIds = Record<WorldKind | WorldPublicId, string>;

/** Routes that need no caller. */
const OPEN = new Set([
  "auth/[...unknown]",
  "auth/callback/credentials",
  "auth/csrf",
  "auth/login",
  "auth/logout",
  "auth/authenticated",
  "auth/refresh-token",
  "auth/session",
  "auth/signout",
  "v1/auth/login",
  "v1/crm/setup",
  "health",
  "v1/health",
  "ping",
  "metrics",
  "openapi.json",
  "v1/openapi.json",
  "v1/crm/invitations/lookup",
  "v1/crm/invitations/accept",
  "v1/crm/password_resets/lookup",
  "v1/crm/password_resets/apply",
]);
/** Writes to one's own records, which every member may make. */
export const VIEWER_MAY = new Set([
  "POST v1/crm/opportunity_pipelines/[id]/set_default",
  "POST v1/crm/views",
  "PATCH v1/crm/views/[id]",
  "DELETE v1/crm/views/[id]",
  "PATCH v1/crm/profile",
  "POST v1/crm/profile/password",
  "DELETE v1/crm/profile/sessions",
  "DELETE v1/crm/profile/sessions/[id]",
]);
/** Paths without a route. */
export const ABSENT = new Set([
  "",
  "[...unknown]",
  "v1",
  "v1/[...unknown]",
  "v1/crm",
  "v1/crm/[...unknown]",
]);

/**
 * A method of a route that needs a caller; `route` is its path in the file system, such as
 * `deals/[id]`.
 */
export type RouteMethod = { method: string; route: string };

/**
 * Returns every route and method that needs a caller, read from the file system, so that new ones
 * are included.
 */
export async function endpoints(): Promise<RouteMethod[]> {
  const found = await Promise.all(
    routeFiles().map(async ({ steps }) => {
      const route = steps.join("/");
      if (OPEN.has(route) || ABSENT.has(route) || route === "user/me") return [];
      const path = `/api/${route.replace(/\[\w+\]/g, randomUUID())}`;
      const { headers } = await callRoute("OPTIONS", path);
      const methods = (headers.get("allow") ?? "")
        .split(", ")
        .filter((method) => method !== "OPTIONS" && method !== "HEAD");
      return methods.map((method) => ({ method, route }));
    }),
  );
  return found.flat();
}

/** Returns the paths of a route with one id from `ids` each; its other ids are from `own`. */
export function paths(route: string, ids: WorldIds, own = ids): string[] {
  const forms = (kind: WorldKind, from: WorldIds): string[] => {
    const publicId = route.startsWith("v1") || kind === "account" ? PUBLIC_IDS[kind] : undefined;
    return publicId ? [from[kind], from[publicId]] : [from[kind]];
  };
  const places = [...route.matchAll(/\[(\w+)\]/g)].map(([text, name]) => ({
    text,
    kind: kindOf(route, name ?? ""),
  }));
  return places.flatMap(({ text, kind }) =>
    forms(kind, ids).map((id) => {
      const rest = places
        .filter((place) => place.text !== text)
        .reduce(
          (path, place) => path.replace(place.text, own[place.kind]),
          route.replace(text, id),
        );
      return `/api/${rest}`;
    }),
  );
}

const PUBLIC_IDS: Partial<Record<WorldKind, WorldPublicId>> = {
  opportunity: "opportunityPublic",
  account: "accountPublic",
  contact: "contactPublic",
  lead: "leadPublic",
  activity: "activityPublic",
};

/** Type of record that an id in a path refers to, by the segment before it. */
const KINDS: Record<string, WorldKind> = {
  pipelines: "pipeline",
  opportunity_pipelines: "pipeline",
  stages: "stage",
  deals: "opportunity",
  opportunities: "opportunity",
  accounts: "account",
  contacts: "contact",
  "organization-contact": "contact",
  leads: "lead",
  activities: "activity",
  views: "view",
  invitations: "invitation",
  api_keys: "apiKey",
  members: "user",
  sessions: "session",
};

function kindOf(route: string, name: string): WorldKind {
  const steps = route.split("/");
  const kind = KINDS[steps[steps.indexOf(`[${name}]`) - 1] ?? ""];
  if (!kind) throw new Error(`KINDS lacks the type of [${name}] in ${route}`);
  return kind;
}
