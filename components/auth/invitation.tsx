"use client";

import { ROLE_REACH, roleWithArticle } from "@/components/forms/roles";
import { lookUpInvitation } from "@/lib/client/invitations";
import { AuthFrame } from "./auth-frame";
import { JoinForm } from "./join-form";
import { LinkPage } from "./link-page";
import { useLink } from "./use-link";

/** What the link of an invitation leads to: where and as what one joins, and the form to do so. */
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
            {offer.created_by_name ?? "An admin"} invites you as{" "}
            <strong className="font-semibold text-ink">{roleWithArticle(offer.role)}</strong>.{" "}
            {ROLE_REACH[offer.role]}
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

const DEAD = {
  title: "This invitation cannot be used",
  reason:
    "It was used already, was revoked, is older than seven days, or part of the link is missing.",
  advice:
    "Ask an admin of the organization for a new link. If you have joined already, just sign in.",
};
