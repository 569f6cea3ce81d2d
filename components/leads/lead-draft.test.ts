import { expect, test } from "vitest";
import type { LeadRecord } from "@/lib/domain/leads/schema";
import { leadChangeOf, leadDraftOf } from "./lead-draft";

const lead: LeadRecord = {
  id: "l",
  public_id: "lead_l",
  name: "Ada",
  email: "ada@example.com",
  phone: null,
  company: "Analytical",
  source: null,
  status: "working",
  description: null,
  owner_user_id: "u",
  owner_name: "U",
  converted_at: null,
  converted_contact_id: null,
  converted_contact_public_id: null,
  converted_account_id: null,
  converted_account_public_id: null,
  converted_opportunity_id: null,
  converted_opportunity_public_id: null,
  external_system: null,
  external_id: null,
  created_at: "",
  updated_at: "",
  lock_version: 0,
};

test("an untouched field is not sent", () => {
  expect(leadChangeOf(leadDraftOf(lead, "other"), lead)).toEqual({});
});

test("a typed value is sent, and an emptied field is cleared", () => {
  const draft = {
    ...leadDraftOf(lead, ""),
    name: "Ada L",
    email: " ",
    phone: "1",
    status: "qualified" as const,
  };
  expect(leadChangeOf({ ...draft, owner_user_id: "" }, lead)).toEqual({
    name: "Ada L",
    email: null,
    phone: "1",
    status: "qualified",
    owner_user_id: null,
  });
});

test("a new lead starts with its creator as owner, and a lead without an owner keeps none", () => {
  expect(leadDraftOf(null, "me").owner_user_id).toBe("me");
  expect(leadDraftOf({ ...lead, owner_user_id: null }, "me").owner_user_id).toBe("");
});
