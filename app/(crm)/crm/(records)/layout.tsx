import type { ReactNode } from "react";
import { QueryProvider } from "@/components/queries/query-provider";
import { RefetchOnChanges } from "@/components/queries/refetch-on-changes";
import { requireActor } from "../../require-actor";

/** Accounts, contacts, leads and the trash, which share a cache of what they read. */
export default async function RecordsLayout({ children }: { children: ReactNode }) {
  const { userId } = await requireActor();
  return (
    <QueryProvider>
      <RefetchOnChanges currentUserId={userId} />
      {children}
    </QueryProvider>
  );
}
