import { z } from "zod";
import { UpdateOpportunity } from "@/lib/domain/opportunities/schema";
import { CONTACT_INPUT, CONTACTS, ContactChange, NewContact } from "@/lib/http/deals-api/contact";
import { CreateDeal, DEAL_INPUT, DEALS } from "@/lib/http/deals-api/deal";
import type { OperationGroup } from "@/lib/http/openapi/operation";
import { relationsParameter } from "@/lib/http/openapi/query-parameters";
import { recordLists } from "./record-lists";
import { wireBody } from "./wire-body";

const Tag = z.union([z.string(), z.object({ name: z.string() })]);
const tags = { tags: z.array(Tag).optional() };

export const DEAL_OPERATIONS: OperationGroup = {
  tag: "Deals",
  description: "Deals: the records that the CRM API calls opportunities.",
  operations: {
    ...recordLists("deals", "Deals", DEALS),
    "POST deals": {
      id: "createDeal",
      summary: "Creates a deal",
      body: wireBody(DEALS.names, DEAL_INPUT, CreateDeal),
      result: "The new deal, at the end of its stage.",
      hasETag: true,
    },
    "GET deals/[id]": {
      id: "getDeal",
      summary: "Returns a deal with its stage and client",
      parameters: [relationsParameter(DEALS)],
      result: "The deal.",
      hasETag: true,
    },
    "PUT deals/[id]": {
      id: "updateDeal",
      summary: "Changes a deal, moves it, or both",
      description:
        "Absent fields stay as they are. A new `stageId` moves it to the end of that stage.",
      body: wireBody(DEALS.names, DEAL_INPUT, UpdateOpportunity),
      result: "The deal as it is now.",
      hasETag: true,
    },
    "DELETE deals/[id]": {
      id: "deleteDeal",
      summary: "Moves a deal to the trash",
      result: "It is deleted.",
    },
    "PUT deals/[id]/recover": {
      id: "recoverDeal",
      summary: "Restores a deleted deal",
      isBodyOptional: true,
      result: "The deal.",
      hasETag: true,
    },
  },
};

export const CONTACT_OPERATIONS: OperationGroup = {
  tag: "Contacts",
  description: "The people that deals are about.",
  operations: {
    ...recordLists("organization-contact", "Contacts", CONTACTS),
    "POST organization-contact": {
      id: "createContact",
      summary: "Creates a contact",
      body: wireBody(CONTACTS.names, CONTACT_INPUT, NewContact, tags),
      result: "The new contact.",
      hasETag: true,
    },
    "GET organization-contact/[id]": {
      id: "getContact",
      summary: "Returns a contact",
      parameters: [relationsParameter(CONTACTS)],
      result: "The contact.",
      hasETag: true,
    },
    "PUT organization-contact/[id]": {
      id: "updateContact",
      summary: "Changes a contact",
      description: "Absent fields stay as they are.",
      body: wireBody(CONTACTS.names, CONTACT_INPUT, ContactChange, tags),
      result: "The contact as it is now.",
      hasETag: true,
    },
    "DELETE organization-contact/[id]": {
      id: "deleteContact",
      summary: "Moves a contact to the trash",
      description: "Its deals stay.",
      result: "It is deleted.",
    },
  },
};
