import { RecordSkeleton } from "@/components/customers/record-skeleton";

export default function ContactLoading() {
  return <RecordSkeleton label="Loading the contact" />;
}
