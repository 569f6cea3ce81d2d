"use client";

import { ROLE_NAMES } from "@/components/forms/roles";
import { lookUpInvitation } from "@/lib/client/invitations";
import type { Role } from "@/lib/domain/permissions";
import { AuthFrame } from "./auth-frame";
import { JoinForm } from "./join-form";
import { LinkPage } from "./link-page";
import { useLink } from "./use-link";

/** The page of an invitation: the organization, the role, and the form to join. */
export function Invitation() {
  return (
    <LinkPage
      link={useLink("invitation", lookUpInvitation)}
      opening="Opening your invitation"
      dead={DEAD}
    >
      {(offer, token) => (
        <AuthFrame title={`Join ${offer.organization_name}`}>
          <p className="mb-5 text-ink-muted">
            {offer.created_by_name ?? "An admin"} invited you to join as{" "}
            {offer.role === "ADMIN" ? "an" : "a"}{" "}
            <strong className="font-semibold text-ink">{ROLE_NAMES[offer.role]}</strong>.{" "}
            {ROLE_OFFERS[offer.role]}
          </p>
          <JoinForm
            key={token}
            token={token}
            organization={offer.organization_name}
            boundEmail={offer.email}
          />
        </AuthFrame>
      )}
    </LinkPage>
  );
}

const ROLE_OFFERS: Record<Role, string> = {
  VIEWER: "You’ll see everything but can’t change it.",
  REP: "You’ll work on opportunities, accounts and contacts.",
  MANAGER: "You’ll also edit shared pipelines and export data.",
  ADMIN: "You’ll also manage members, API keys, settings and imports.",
};

const DEAD = {
  title: "This invitation can’t be used",
  reason:
    "It was already used or revoked, is older than seven days, or part of the link is missing.",
  advice: "Ask an admin of the organization for a new link. If you have already joined, sign in.",
};
