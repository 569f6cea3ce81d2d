import { PageSkeleton } from "@/components/shell/page-skeleton";

export default function DataLoading() {
  return <PageSkeleton label="Loading the export and import" />;
}
