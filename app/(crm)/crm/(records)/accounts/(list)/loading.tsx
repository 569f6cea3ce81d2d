import { ListSkeleton } from "@/components/customers/list-skeleton";

export default function AccountsLoading() {
  return <ListSkeleton label="Loading accounts" />;
}
