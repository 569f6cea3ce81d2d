import { z } from "zod";
import { OrganizationRecord } from "@/lib/domain/organizations/record";
import { Id } from "@/lib/domain/response-fields";

export const OrganizationResponse = z.strictObject({ organization: OrganizationRecord });

/** The response of `POST /setup`: the new organization and its first ADMIN. */
export const SetUpResponse = z.strictObject({ organization_id: Id, user_id: Id });
