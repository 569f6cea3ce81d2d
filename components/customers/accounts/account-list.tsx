"use client";

import { useRouter } from "next/navigation";
import { CustomerList } from "@/components/customers/customer-list";
import { type AccountPage, accounts } from "@/lib/client/customers";
import type { AccountSummary } from "@/lib/domain/customers/accounts/schema";
import { ACCOUNT_COLUMNS, accountSubtitle } from "./account-columns";
import { ACCOUNT_KIND } from "./account-kind";
import { NewAccountDialog } from "./new-account-dialog";

type AccountListProps = {
  /** The first page as the server rendered it. */
  page: AccountPage;
  total: number;
  query: { q?: string; sort?: string };
  members: { user_id: string; name: string }[];
  currentUserId: string;
  canEdit: boolean;
  timeZone: string;
};

/** The list of the organization's accounts. */
export function AccountList({
  page,
  total,
  query,
  members,
  currentUserId,
  canEdit,
  timeZone,
}: AccountListProps) {
  const router = useRouter();
  return (
    <CustomerList
      kind={ACCOUNT_KIND}
      title="Accounts"
      first={page}
      loadPage={(cursor, signal) => accounts.listPage({ ...query, cursor }, signal)}
      rowsOf={rowsOf}
      total={total}
      query={query}
      columns={ACCOUNT_COLUMNS}
      subtitle={accountSubtitle}
      texts={TEXTS}
      canEdit={canEdit}
      timeZone={timeZone}
      create={(open, setOpen) => (
        <NewAccountDialog
          open={open}
          onOpenChange={setOpen}
          members={members}
          currentUserId={currentUserId}
          onCreated={({ public_id }) => {
            router.push(`${ACCOUNT_KIND.href}/${public_id}`);
            // Going back shows a list that includes the new account.
            router.refresh();
          }}
        />
      )}
    />
  );
}

const TEXTS = {
  placeholder: "Search by name or domain",
  searched: "name, domain or ID",
  about: "Accounts are the companies you sell to, with their contacts and opportunities.",
};

function rowsOf(page: AccountPage): AccountSummary[] {
  return page.accounts;
}
