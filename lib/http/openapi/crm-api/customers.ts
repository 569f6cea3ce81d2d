import type { z } from "zod";
import {
  AccountQuery,
  AccountView,
  CreateAccount,
  UpdateAccount,
} from "@/lib/domain/customers/accounts/schema";
import {
  ContactQuery,
  ContactView,
  CreateContact,
  UpdateContact,
} from "@/lib/domain/customers/contacts/schema";
import { LinkedQuery, MergeInput } from "@/lib/domain/customers/schema";
import type { OperationGroup, Parameter } from "@/lib/http/openapi/operation";

const DRY_RUN: Parameter = {
  name: "dry_run",
  in: "query",
  description: "`true` returns the outcome and changes nothing.",
  schema: { type: "string", enum: ["true", "false"] },
};

export const ACCOUNTS: OperationGroup = {
  tag: "Accounts",
  description: "The companies that opportunities are about.",
  operations: {
    "GET v1/crm/accounts": {
      id: "listAccounts",
      summary: "Lists accounts",
      query: AccountQuery,
      result: "The accounts: all of them, or a page if the query has a `limit`.",
      hasLink: true,
    },
    "POST v1/crm/accounts": {
      id: "createAccount",
      summary: "Creates an account",
      body: CreateAccount,
      result: "The new account.",
      hasETag: true,
    },
    ...sharedOperations("account", "Account", AccountView),
    "PATCH v1/crm/accounts/[id]": {
      id: "updateAccount",
      summary: "Changes an account",
      description: "Absent fields stay as they are; null clears.",
      body: UpdateAccount,
      result: "The account as it is now.",
      hasETag: true,
    },
  },
};

export const CONTACTS: OperationGroup = {
  tag: "Contacts",
  description: "The people that opportunities are about. The Deals API shows the same contacts.",
  operations: {
    "GET v1/crm/contacts": {
      id: "listContacts",
      summary: "Lists contacts",
      query: ContactQuery,
      result: "The contacts: all of them, or a page if the query has a `limit`.",
      hasLink: true,
    },
    "POST v1/crm/contacts": {
      id: "createContact",
      summary: "Creates a contact",
      body: CreateContact,
      result: "The new contact.",
      hasETag: true,
    },
    ...sharedOperations("contact", "Contact", ContactView),
    "PATCH v1/crm/contacts/[id]": {
      id: "updateContact",
      summary: "Changes a contact",
      description: "Absent fields stay as they are; null clears.",
      body: UpdateContact,
      result: "The contact as it is now.",
      hasETag: true,
    },
  },
};

/** The operations that accounts and contacts have alike. */
function sharedOperations(
  noun: "account" | "contact",
  name: string,
  query: z.ZodObject,
): OperationGroup["operations"] {
  const route = `v1/crm/${noun}s`;
  return {
    [`GET ${route}/duplicates`]: {
      id: `find${name}Duplicates`,
      summary: `Finds ${noun}s that look like duplicates`,
      result: "Groups of records that share a name, domain or email.",
    },
    [`GET ${route}/[id]`]: {
      id: `get${name}`,
      summary: `Returns an ${noun}`.replace("an contact", "a contact"),
      query,
      result: `The ${noun}.`,
      hasETag: true,
    },
    [`DELETE ${route}/[id]`]: {
      id: `delete${name}`,
      summary: `Moves an ${noun} to the trash`.replace("an contact", "a contact"),
      description: "Its opportunities stay; the link comes back when it is restored.",
      result: "It is deleted.",
    },
    [`POST ${route}/[id]/restore`]: {
      id: `restore${name}`,
      summary: `Restores a deleted ${noun}`,
      isBodyOptional: true,
      result: `The ${noun}.`,
      hasETag: true,
    },
    [`GET ${route}/[id]/links`]: {
      id: `count${name}Links`,
      summary: `Counts the live records that link to the ${noun}`,
      result: "A number for each type of record.",
    },
    [`GET ${route}/[id]/opportunities`]: {
      id: `list${name}Opportunities`,
      summary: `Lists the opportunities of the ${noun}`,
      description: "Open ones first, then the newest.",
      query: LinkedQuery,
      result: "A page, with totals by currency over all pages.",
    },
    [`POST ${route}/[id]/merge`]: {
      id: `merge${name}s`,
      summary: `Merges other ${noun}s into this one`,
      description:
        "Moves their links to this record and deletes them. `lock_versions` names the version of every record by id.",
      parameters: [DRY_RUN],
      body: MergeInput,
      result: `The ${noun}, the deleted ids, and the number of moved links.`,
      errors: [412],
    },
  };
}
