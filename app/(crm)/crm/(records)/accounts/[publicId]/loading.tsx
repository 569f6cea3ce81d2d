import { RecordSkeleton } from "@/components/customers/record-skeleton";

export default function AccountLoading() {
  return <RecordSkeleton label="Loading the account" />;
}
