import { type Authorized, authorize } from "@/lib/domain/actor";
import type { Permission } from "@/lib/domain/permissions";
import type { Context, Endpoint } from "./route";

// The route has checked the permission; `authorize` hands that on as a type.
const endpointFor =
  <P extends Permission>(permission: P) =>
  (
    handle: (context: Context & { actor: Authorized<P> }) => ReturnType<Endpoint["handle"]>,
    options: Omit<Endpoint, "permission" | "handle"> = {},
  ): Endpoint => ({
    permission,
    handle: (context) => handle({ ...context, actor: authorize(context.actor, permission) }),
    ...options,
  });

/** An endpoint that every caller of the organization may use. */
export const view = endpointFor("VIEW_SALES_PIPELINES");
/** An endpoint that needs EDIT_SALES_PIPELINES. */
export const edit = endpointFor("EDIT_SALES_PIPELINES");
/** An endpoint that needs MANAGE_SHARED_PIPELINES. */
export const manageShared = endpointFor("MANAGE_SHARED_PIPELINES");
/** An endpoint that needs MANAGE_ORGANIZATION. */
export const manageOrganization = endpointFor("MANAGE_ORGANIZATION");
