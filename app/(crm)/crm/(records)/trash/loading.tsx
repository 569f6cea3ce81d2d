import { ListSkeleton } from "@/components/customers/list-skeleton";

export default function TrashLoading() {
  return <ListSkeleton label="Loading the trash" />;
}
