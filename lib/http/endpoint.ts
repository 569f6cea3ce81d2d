import type { Permission } from "@/lib/domain/permissions";
import type { Endpoint } from "./route";

const endpointFor =
  (permission: Permission) =>
  (
    handle: Endpoint["handle"],
    options: Omit<Endpoint, "permission" | "handle"> = {},
  ): Endpoint => ({
    permission,
    handle,
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
