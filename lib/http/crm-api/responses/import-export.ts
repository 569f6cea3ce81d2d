import { z } from "zod";
import { ACTIVITY_FIELDS } from "@/lib/domain/activities/record";
import { ACCOUNT_FIELDS } from "@/lib/domain/customers/accounts/record";
import { CONTACT_FIELDS } from "@/lib/domain/customers/contacts/record";
import { BUNDLE_VERSION } from "@/lib/domain/import-export/bundle/schema";
import { LEAD_FIELDS } from "@/lib/domain/leads/record";
import { OPPORTUNITY_FIELDS } from "@/lib/domain/opportunities/record";
import { PIPELINE_FIELDS, STAGE_FIELDS } from "@/lib/domain/pipelines/record";
import { bundleNames, type RecordFields } from "@/lib/domain/record-fields";
import { Count, Id, InstantText, NullableText, PublicId } from "@/lib/domain/response-fields";

/** The members that bundles have beside a record's described fields, or write in another form. */
const OWN = {
  owner_email: NullableText,
  deleted_at: InstantText.nullable(),
  created_at: InstantText,
  merged_into_public_id: PublicId.nullable(),
};

/** The response of `GET /export` (docs/api.md 3.6). */
export const Bundle = z.strictObject({
  version: z.literal(BUNDLE_VERSION),
  exported_at: InstantText,
  organization_id: Id,
  pipelines: z.array(
    bundled(PIPELINE_FIELDS, { position: z.int(), stages: z.array(bundled(STAGE_FIELDS)) }),
  ),
  accounts: z.array(bundled(ACCOUNT_FIELDS, { owner_name: NullableText })),
  contacts: z.array(bundled(CONTACT_FIELDS, { owner_name: NullableText })),
  // A deleted opportunity has no position.
  opportunities: z.array(bundled(OPPORTUNITY_FIELDS, { stage_position: Count.nullable() })),
  leads: z.array(bundled(LEAD_FIELDS)),
  activities: z.array(bundled(ACTIVITY_FIELDS, { public_id: PublicId })),
});

/** Derives the strict schema of a bundle's rows from the record's description; `other` replaces or adds. */
function bundled(fields: RecordFields, other: Record<string, z.ZodType> = {}) {
  const own: Record<string, z.ZodType | undefined> = OWN;
  const members = Object.entries<string>(bundleNames(fields)).map(([key, name]) => {
    const schema = other[name] ?? own[name] ?? fields[key]?.out;
    if (!schema) throw new Error(`The bundle's ${name} has no schema`);
    return [name, schema] as const;
  });
  return z.strictObject({ ...Object.fromEntries(members), ...other });
}
