import { Avatar } from "@/components/ui/avatar";
import { None } from "@/components/ui/none";

/** Who owns it, as a table shows it. */
export function OwnerCell({ name }: { name: string | null }) {
  if (name === null) return <None />;
  return (
    <span className="flex items-center gap-2">
      <Avatar name={name} decorative />
      <span className="max-w-40 truncate">{name}</span>
    </span>
  );
}
