import { CreateApiKey } from "@/lib/domain/api-keys/schema";
import { ChangePassword, UpdateProfile } from "@/lib/domain/members/schema";
import { SetUp, UpdateOrganization } from "@/lib/domain/organizations/schema";
import type { OperationGroup } from "@/lib/http/openapi/operation";

export const ORGANIZATION: OperationGroup = {
  tag: "Organization",
  description: "The organization's name and settings, and the set-up of an installation.",
  operations: {
    "GET v1/crm/organization": {
      id: "getOrganization",
      summary: "Returns the organization and its settings",
      result: "The organization.",
      hasETag: true,
    },
    "PATCH v1/crm/organization": {
      id: "updateOrganization",
      summary: "Changes the organization's name or settings",
      body: UpdateOrganization,
      result: "The organization as it is now.",
      hasETag: true,
      errors: [412],
    },
    "POST v1/crm/setup": {
      id: "setUp",
      summary: "Creates the first organization and its first ADMIN",
      description: "Only while the installation has no user, else 404.",
      body: SetUp,
      result: "The ids of the organization and of its ADMIN.",
      errors: [403, 404, 422],
    },
  },
};

export const API_KEYS: OperationGroup = {
  tag: "API keys",
  description: "Keys with which other programs use both APIs.",
  operations: {
    "GET v1/crm/api_keys": {
      id: "listApiKeys",
      summary: "Lists the API keys",
      needsUser: true,
      result: "All keys, without their secrets.",
    },
    "POST v1/crm/api_keys": {
      id: "createApiKey",
      summary: "Creates an API key",
      body: CreateApiKey,
      needsUser: true,
      result: "The key, which is shown once.",
    },
    "DELETE v1/crm/api_keys/[id]": {
      id: "revokeApiKey",
      summary: "Revokes an API key",
      needsUser: true,
      result: "It is revoked.",
    },
  },
};

export const PROFILE: OperationGroup = {
  tag: "Profile",
  description: "The calling user's own name, password and sessions.",
  operations: {
    "GET v1/crm/profile": {
      id: "getProfile",
      summary: "Returns the calling user",
      needsUser: true,
      result: "The user and their organizations.",
    },
    "PATCH v1/crm/profile": {
      id: "updateProfile",
      summary: "Changes the calling user's name",
      body: UpdateProfile,
      needsUser: true,
      result: "The user as they are now.",
      errors: [412],
    },
    "POST v1/crm/profile/password": {
      id: "changePassword",
      summary: "Changes the calling user's password and ends all their sessions",
      body: ChangePassword,
      needsUser: true,
      result: "The password is changed.",
    },
    "GET v1/crm/profile/sessions": {
      id: "listSessions",
      summary: "Lists where the calling user is signed in",
      needsUser: true,
      result: "The live sessions, the last used first.",
    },
    "DELETE v1/crm/profile/sessions": {
      id: "endOtherSessions",
      summary: "Ends all other sessions of the calling user",
      needsUser: true,
      result: "They are ended.",
    },
    "DELETE v1/crm/profile/sessions/[id]": {
      id: "endSession",
      summary: "Ends one session of the calling user",
      needsUser: true,
      result: "It is ended.",
    },
  },
};
