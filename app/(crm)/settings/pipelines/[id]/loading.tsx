import { PageSkeleton } from "@/components/shell/page-skeleton";

export default function PipelineLoading() {
  return <PageSkeleton label="Loading the pipeline" />;
}
