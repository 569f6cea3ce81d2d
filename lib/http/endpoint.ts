import type { Permission } from "@/lib/domain/permissions";
import type { Responses } from "./responses";
import type { Endpoint } from "./route";

type Options = Omit<Endpoint, "permission" | "responses" | "handle">;
type Handle<P extends Permission> = Endpoint<P>["handle"];

const endpointFor =
  <P extends Permission>(permission: P) =>
  (responses: Responses, handle: Handle<P>, options: Options = {}): Endpoint<P> => ({
    permission,
    responses,
    handle,
    ...options,
  });

/** An endpoint that requires VIEW_SALES_PIPELINES, which every caller of the organization has. */
export const view = endpointFor("VIEW_SALES_PIPELINES");
/** An endpoint that requires EDIT_SALES_PIPELINES. */
export const edit = endpointFor("EDIT_SALES_PIPELINES");
/** An endpoint that requires MANAGE_SHARED_PIPELINES. */
export const manageShared = endpointFor("MANAGE_SHARED_PIPELINES");
/** An endpoint that requires MANAGE_ORGANIZATION. */
export const manageOrganization = endpointFor("MANAGE_ORGANIZATION");
