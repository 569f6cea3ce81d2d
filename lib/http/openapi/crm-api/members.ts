import {
  AcceptInvitation,
  CreateInvitation,
  LinkToken,
} from "@/lib/domain/members/invitations/schema";
import { ApplyPasswordReset } from "@/lib/domain/members/password-resets/schema";
import { DeactivateMember, HandOver, UpdateMember } from "@/lib/domain/members/schema";
import type { OperationGroup } from "@/lib/http/openapi/operation";

export const MEMBERS: OperationGroup = {
  tag: "Members",
  description: "Members of the organization, their invitations, password links and sessions.",
  operations: {
    "GET v1/crm/members": {
      id: "listMembers",
      summary: "Lists the members, former ones included",
      result: "All members.",
    },
    "GET v1/crm/members/[id]": {
      id: "getMember",
      summary: "Returns a member",
      result: "The member.",
    },
    "PATCH v1/crm/members/[id]": {
      id: "updateMember",
      summary: "Changes a member's role",
      body: UpdateMember,
      needsUser: true,
      result: "The member, and the API keys that a former ADMIN had made.",
    },
    "POST v1/crm/members/[id]/deactivate": {
      id: "deactivateMember",
      summary: "Ends a member's access, and may hand their records over",
      body: DeactivateMember,
      isBodyOptional: true,
      needsUser: true,
      result: "The member, and what was handed over and revoked.",
    },
    "POST v1/crm/members/[id]/reactivate": {
      id: "reactivateMember",
      summary: "Gives a former member access again",
      isBodyOptional: true,
      needsUser: true,
      result: "The member.",
    },
    "POST v1/crm/members/[id]/hand_over": {
      id: "handOverMember",
      summary: "Hands a member's records over to another",
      body: HandOver,
      needsUser: true,
      result: "The member, and the number of opportunities handed over.",
    },
    "POST v1/crm/members/[id]/password_reset": {
      id: "createPasswordReset",
      summary: "Creates a link with which the member sets a new password",
      isBodyOptional: true,
      needsUser: true,
      result: "The link's token, which is shown once.",
    },
    "GET v1/crm/members/[id]/sessions": {
      id: "listMemberSessions",
      summary: "Lists where a member is signed in",
      needsUser: true,
      result: "The member's sessions in this organization.",
    },
    "DELETE v1/crm/members/[id]/sessions": {
      id: "endMemberSessions",
      summary: "Signs a member out everywhere",
      needsUser: true,
      result: "The sessions are ended.",
    },
    "DELETE v1/crm/members/[id]/sessions/[sessionId]": {
      id: "endMemberSession",
      summary: "Ends one session of a member",
      needsUser: true,
      result: "The session is ended.",
    },
    "GET v1/crm/invitations": {
      id: "listInvitations",
      summary: "Lists the pending invitations",
      result: "All pending invitations.",
    },
    "POST v1/crm/invitations": {
      id: "createInvitation",
      summary: "Invites a member",
      body: CreateInvitation,
      needsUser: true,
      result: "The invitation, and its link's token, which is shown once.",
    },
    "DELETE v1/crm/invitations/[id]": {
      id: "revokeInvitation",
      summary: "Revokes an invitation",
      result: "It is revoked.",
    },
    "POST v1/crm/invitations/lookup": {
      id: "showInvitation",
      summary: "Shows an invitation to the holder of its link",
      body: LinkToken,
      result: "What the link offers.",
      errors: [404],
    },
    "POST v1/crm/invitations/accept": {
      id: "acceptInvitation",
      summary: "Accepts an invitation",
      body: AcceptInvitation,
      result: "The new membership.",
      errors: [401, 403, 404, 409],
    },
    "POST v1/crm/password_resets/lookup": {
      id: "showPasswordReset",
      summary: "Shows whose password the holder of a link sets",
      body: LinkToken,
      result: "Name and email of the user.",
      errors: [404],
    },
    "POST v1/crm/password_resets/apply": {
      id: "applyPasswordReset",
      summary: "Sets the password of the link's user",
      body: ApplyPasswordReset,
      result: "The password is set, and all sessions of the user are ended.",
      errors: [404],
    },
  },
};
