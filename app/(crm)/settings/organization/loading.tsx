import { PageSkeleton } from "@/components/shell/page-skeleton";

export default function OrganizationLoading() {
  return <PageSkeleton label="Loading the organization" />;
}
