/** The user of the browser's session and the organization it is in. */
export type OwnUser = {
  id: string;
  name: string;
  organizationId: string;
  organization: string;
  role: string;
};

/**
 * Asks who is signed in, on a page that does not know (docs/api.md 1, `GET /api/user/me`). Null if
 * nobody is; throws if the server cannot be reached.
 */
export async function fetchOwnUser(): Promise<OwnUser | null> {
  const response = await fetch("/api/user/me", {
    headers: { Accept: "application/json" },
    credentials: "same-origin",
    cache: "no-store",
  });
  if (!response.ok) return null;
  const { id, name, role, employee, organizations }: MeResponse = await response.json();
  const { organizationId } = employee;
  const organization = organizations.find((each) => each.id === organizationId)?.name ?? "";
  return { id, name, role, organizationId, organization };
}

type MeResponse = {
  id: string;
  name: string;
  role: string;
  employee: { organizationId: string };
  organizations: { id: string; name: string }[];
};
