"use client";

import { useRouter } from "next/navigation";
import { useCallback, useMemo } from "react";
import { CustomerList } from "@/components/customers/customer-list";
import { type AccountPage, listAccountPage } from "@/lib/client/accounts";
import { ACCOUNT_COLUMNS, accountSubtitle } from "./account-columns";
import { ACCOUNT_KIND } from "./account-kind";
import { NewAccountDialog } from "./new-account-dialog";

type AccountListProps = {
  /** The first page, as the server rendered it. */
  page: AccountPage;
  total: number;
  query: { q?: string; sort?: string };
  members: { user_id: string; name: string }[];
  currentUserId: string;
  canEdit: boolean;
};

/** The organization's accounts. */
export function AccountList({
  page,
  total,
  query,
  members,
  currentUserId,
  canEdit,
}: AccountListProps) {
  const router = useRouter();
  const { q, sort } = query;
  const first = useMemo(() => pageOf(page), [page]);
  const loadPage = useCallback(
    async (cursor: string) => pageOf(await listAccountPage({ q, sort, cursor })),
    [q, sort],
  );
  return (
    <CustomerList
      kind={ACCOUNT_KIND}
      title="Accounts"
      first={first}
      loadPage={loadPage}
      total={total}
      query={query}
      columns={ACCOUNT_COLUMNS}
      subtitle={accountSubtitle}
      texts={TEXTS}
      canEdit={canEdit}
      create={(open, setOpen) => (
        <NewAccountDialog
          open={open}
          onOpenChange={setOpen}
          members={members}
          currentUserId={currentUserId}
          onCreated={({ public_id }) => {
            router.push(`${ACCOUNT_KIND.href}/${public_id}`);
            // The list that one comes back to has it.
            router.refresh();
          }}
        />
      )}
    />
  );
}

const TEXTS = {
  placeholder: "Search by name or domain",
  searched: "name, domain or id",
  about:
    "An account is a company that you sell to. Its contacts and opportunities come together here.",
};

function pageOf({ accounts, next_cursor }: AccountPage) {
  return { rows: accounts, next_cursor };
}
