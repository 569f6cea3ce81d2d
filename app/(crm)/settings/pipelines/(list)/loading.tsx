import { PageSkeleton } from "@/components/shell/page-skeleton";

export default function PipelinesLoading() {
  return <PageSkeleton label="Loading pipelines" />;
}
