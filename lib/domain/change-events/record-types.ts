export const RECORD_TYPES = [
  "opportunity",
  "pipeline",
  "stage",
  "account",
  "contact",
  "lead",
  "activity",
  "member",
  "organization",
  "api_key",
  "invitation",
  "view",
] as const;
export type RecordType = (typeof RECORD_TYPES)[number];
