import { PageSkeleton } from "@/components/shell/page-skeleton";

export default function ApiKeysLoading() {
  return <PageSkeleton label="Loading API keys" />;
}
