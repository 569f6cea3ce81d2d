import { z } from "zod";
import { STAGE_TYPES } from "@/lib/domain/pipelines/record";
import {
  CurrencyCode,
  DateText,
  Id,
  InstantText,
  MoneyText,
  NullableText,
  Percent,
  PublicId,
} from "@/lib/domain/response-fields";

/** A deal without relations, as within `stages.deals` (docs/api.md 2). */
export const BareDeal = z.strictObject({
  id: Id,
  publicId: PublicId,
  title: z.string(),
  probability: Percent.nullable(),
  stageId: Id,
  pipelineId: Id,
  clientId: Id.nullable(),
  amount: MoneyText.nullable(),
  currency: CurrencyCode,
  status: z.enum(STAGE_TYPES),
  lostReason: NullableText,
  closedAt: InstantText.nullable(),
  expectedCloseDate: DateText.nullable(),
  createdByUserId: Id.nullable(),
  organizationId: Id,
  tenantId: Id,
  createdAt: InstantText,
  updatedAt: InstantText,
});
