import { Avatar } from "@/components/ui/avatar";
import { None } from "@/components/ui/none";

/** The owner of a record in a table. */
export function OwnerCell({ name }: { name: string | null }) {
  if (name === null) return <None />;
  return (
    <span className="flex items-center gap-2">
      <Avatar name={name} decorative />
      <span dir="auto" title={name} className="max-w-40 truncate">
        {name}
      </span>
    </span>
  );
}
