"use client";

import { checkName } from "@/components/forms/check-name";
import { fieldErrors } from "@/components/forms/field-errors";
import type { FormShape, RecordForm } from "@/components/forms/form-shape";
import { useRecordForm } from "@/components/forms/use-record-form";
import { updateOrganization } from "@/lib/client/organization";
import type { OrganizationRecord } from "@/lib/domain/organizations/schema";
import { changeOf, differingFields, draftOf, type OrganizationDraft } from "./organization-draft";

export type OrganizationForm = RecordForm<OrganizationRecord, OrganizationDraft>;

/**
 * The state of the organization's form. Errors of lost reasons have names like `lost_reasons[2]`.
 */
export function useOrganizationForm(organization: OrganizationRecord): OrganizationForm {
  return useRecordForm(organization, SHAPE);
}

const SHAPE: FormShape<OrganizationRecord, OrganizationDraft> = {
  draftOf,
  changedFields: differingFields,
  check: checkName,
  save: (base, draft, from) => updateOrganization(changeOf(draft, from), base.lock_version),
  errorsOf: (issues) => fieldErrors(issues, (path) => path),
  newerOf: async ({ status, body: { organization } }) =>
    status === 412 && isOrganization(organization) ? organization : undefined,
};

function isOrganization(value: unknown): value is OrganizationRecord {
  return (
    typeof value === "object" &&
    value !== null &&
    "lock_version" in value &&
    "lost_reasons" in value
  );
}
