import { ListSkeleton } from "@/components/customers/list-skeleton";

export default function ContactsLoading() {
  return <ListSkeleton label="Loading contacts" />;
}
