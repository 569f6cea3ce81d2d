import { PageSkeleton } from "@/components/shell/page-skeleton";

export default function LeadsLoading() {
  return <PageSkeleton label="Loading leads" />;
}
