import { z } from "zod";
import { Currency, requiredText, text } from "@/lib/domain/fields";
import { EmailAddress, NewPassword } from "@/lib/domain/members/schema";
import { RottingDays } from "@/lib/domain/pipelines/schema";

export type { OrganizationRecord } from "./record";

/** The longest list of lost reasons, and the longest reason in it. */
export const MAX_LOST_REASONS = 50;
export const MAX_LOST_REASON_LENGTH = 100;

// PostgreSQL reads an offset such as +01:00 the other way round, so only names will do.
const TimeZone = text()
  .trim()
  .refine(isTimeZone, "must be an IANA time zone such as Europe/Berlin");

const LostReasons = z
  .array(requiredText(MAX_LOST_REASON_LENGTH), { error: "must be a list of texts" })
  .max(MAX_LOST_REASONS, `must hold at most ${MAX_LOST_REASONS} reasons`)
  .superRefine((reasons, context) => {
    const known = new Set<string>();
    for (const [index, reason] of reasons.entries()) {
      const key = reason.toLowerCase();
      if (known.has(key))
        context.addIssue({ code: "custom", path: [index], message: "is in the list already" });
      known.add(key);
    }
  });

const identity = { name: requiredText(200), time_zone: TimeZone, currency: Currency };

/** A change of the organization's name and rules. Absent fields are left alone. */
export const UpdateOrganization = z.object({
  name: identity.name.optional(),
  time_zone: identity.time_zone.optional(),
  currency: identity.currency.optional(),
  rotting_days: RottingDays.nullable().optional(),
  lost_reasons: LostReasons.optional(),
  lost_reason_required: z.boolean({ error: "must be true or false" }).optional(),
});
export type UpdateOrganization = z.output<typeof UpdateOrganization>;

/** What an installation begins with: an organization and its first ADMIN. */
export const SetUp = z.object({
  organization_name: identity.name,
  time_zone: identity.time_zone,
  currency: identity.currency,
  name: requiredText(200),
  email: EmailAddress,
  password: NewPassword,
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
