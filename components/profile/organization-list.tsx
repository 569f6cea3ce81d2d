"use client";

import { switchOrganization } from "@/components/auth/switch-organization";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";

type OrganizationListProps = {
  organizations: { id: string; name: string }[];
  organizationId: string;
};

/** The user's organizations, with buttons that switch to them. */
export function OrganizationList({ organizations, organizationId }: OrganizationListProps) {
  return (
    <ul className="divide-y divide-line rounded-lg border">
      {organizations.map(({ id, name }) => (
        <li key={id} className="flex min-h-11 items-center justify-between gap-3 px-3 py-1">
          <span className="min-w-0 font-medium [overflow-wrap:anywhere]">{name}</span>
          {id === organizationId ? (
            <Badge tone="accent">Current</Badge>
          ) : (
            <Button
              size="sm"
              aria-label={`Switch to ${name}`}
              onClick={() => void switchOrganization(id)}
            >
              Switch
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
