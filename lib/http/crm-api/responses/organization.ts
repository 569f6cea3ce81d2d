import { z } from "zod";
import { Id } from "@/lib/domain/response-fields";
import { OrganizationOut } from "@/lib/http/records";

export const OrganizationResponse = z.strictObject({ organization: OrganizationOut });

/** The response of `POST /setup`: the new organization and its first ADMIN. */
export const SetUpResponse = z.strictObject({ organization_id: Id, user_id: Id });
