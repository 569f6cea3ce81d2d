import type { Column } from "@/components/customers/customer-table";
import { OwnerCell } from "@/components/customers/owner-cell";
import { None } from "@/components/ui/none";
import type { ContactSummary } from "@/lib/domain/customers/contacts/schema";

const WIDE = "max-md:hidden";

/** The columns of the contacts table after the name. */
export const CONTACT_COLUMNS: Column<ContactSummary>[] = [
  { name: "Title", sort: "title", className: WIDE, cell: ({ title }) => clipped(title) },
  { name: "Email", sort: "email", className: WIDE, cell: ({ email }) => clipped(email) },
  { name: "Phone", className: WIDE, cell: ({ phone }) => clipped(phone) },
  {
    name: "Account",
    sort: "account_name",
    className: WIDE,
    cell: ({ account_name }) => clipped(account_name),
  },
  {
    name: "Owner",
    sort: "owner_name",
    className: WIDE,
    cell: ({ owner_name }) => <OwnerCell name={owner_name} />,
  },
];

/** Returns the line that a phone shows under a contact's name. */
export function contactSubtitle({ title, account_name, email, phone }: ContactSummary): string {
  return [title, account_name].filter(Boolean).join(" · ") || email || phone || "";
}

function clipped(text: string | null) {
  return text === null ? (
    <None />
  ) : (
    <span dir="auto" title={text} className="block max-w-60 truncate">
      {text}
    </span>
  );
}
