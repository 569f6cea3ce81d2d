import { OpportunitySkeleton } from "@/components/opportunities/opportunity-skeleton";
import { SheetTitle } from "@/components/ui/sheet";

export default function SheetLoading() {
  return (
    <>
      <SheetTitle>Loading the opportunity</SheetTitle>
      <OpportunitySkeleton />
    </>
  );
}
