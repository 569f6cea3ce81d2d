import { z } from "zod";
import { Currency, list, requiredText, trimmedText } from "@/lib/domain/fields";
import { foldText } from "@/lib/domain/fold-text";
import { EmailAddress, NewPassword } from "@/lib/domain/members/schema";
import { RottingDays } from "@/lib/domain/pipelines/schema";

export type { OrganizationRecord } from "./record";

/** Limits of the list of lost reasons: number of reasons, and characters of one. */
export const MAX_LOST_REASONS = 50;
export const MAX_LOST_REASON_LENGTH = 100;

// Only names are accepted: PostgreSQL inverts the sign of an offset such as +01:00.
const TimeZone = trimmedText().refine(
  isTimeZone,
  "must be an IANA time zone such as Europe/Berlin",
);

const LostReasons = list(requiredText(MAX_LOST_REASON_LENGTH), {
  error: "must be a list of texts",
  max: [MAX_LOST_REASONS, `must hold at most ${MAX_LOST_REASONS} reasons`],
}).superRefine((reasons, context) => {
  const known = new Set<string>();
  for (const [index, reason] of reasons.entries()) {
    const key = foldText(reason);
    if (known.has(key))
      context.addIssue({ code: "custom", path: [index], message: "is in the list already" });
    known.add(key);
  }
});

const identity = { name: requiredText(200), time_zone: TimeZone, currency: Currency };

/** A change of the organization's name and settings. Absent fields do not change. */
export const UpdateOrganization = z.object({
  name: identity.name.optional(),
  time_zone: identity.time_zone.optional(),
  currency: identity.currency.optional(),
  rotting_days: RottingDays.nullable().optional(),
  lost_reasons: LostReasons.optional(),
  lost_reason_required: z.boolean({ error: "must be true or false" }).optional(),
});
export type UpdateOrganization = z.output<typeof UpdateOrganization>;

/** A new organization and its first ADMIN. */
export const NewOrganization = z.object({
  organization_name: identity.name,
  time_zone: identity.time_zone,
  currency: identity.currency,
  name: requiredText(200),
  email: EmailAddress,
});

export type NewOrganization = z.output<typeof NewOrganization>;

/** The set-up of an installation: its first organization. */
export const SetUp = NewOrganization.extend({
  password: NewPassword,
  setup_code: requiredText(100),
});
export type SetUp = z.output<typeof SetUp>;

function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    return false;
  }
}
