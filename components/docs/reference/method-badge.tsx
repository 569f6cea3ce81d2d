import { Badge } from "@/components/ui/badge";

const TONES: Record<string, "neutral" | "accent" | "success" | "warning" | "danger"> = {
  GET: "accent",
  POST: "success",
  PUT: "warning",
  PATCH: "warning",
  DELETE: "danger",
};

/** The method of an operation, in a color of its own. */
export function MethodBadge({ method }: { method: string }) {
  return (
    <Badge tone={TONES[method]} className="min-w-14 justify-center font-mono">
      {method}
    </Badge>
  );
}
