import { PageSkeleton } from "@/components/shell/page-skeleton";

export default function MyDayLoading() {
  return <PageSkeleton label="Loading the day" />;
}
