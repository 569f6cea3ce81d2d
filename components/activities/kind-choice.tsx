import clsx from "clsx";
import { useId } from "react";
import type { ActivityKind } from "@/lib/domain/activities/schema";
import { KINDS } from "./kinds";

type KindChoiceProps<Kind extends ActivityKind> = {
  label: string;
  kinds: readonly Kind[];
  value: Kind;
  onChange: (kind: Kind) => void;
};

/** A choice of one activity kind, as a row of buttons. */
export function KindChoice<Kind extends ActivityKind>({
  label,
  kinds,
  value,
  onChange,
}: KindChoiceProps<Kind>) {
  const name = useId();
  return (
    <fieldset className="min-w-0">
      <legend className="sr-only">{label}</legend>
      <div className="flex flex-wrap gap-1">
        {kinds.map((kind) => {
          const { name: text, icon: Icon } = KINDS[kind];
          return (
            <label
              key={kind}
              className={clsx(
                "flex h-7 cursor-pointer items-center gap-1.5 rounded border px-2 font-medium text-sm pointer-coarse:h-11",
                "has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-focus",
                kind === value
                  ? "border-accent bg-accent-soft text-accent-ink"
                  : "border-transparent text-ink-muted hover:bg-hover hover:text-ink",
              )}
            >
              <input
                type="radio"
                name={name}
                value={kind}
                checked={kind === value}
                onChange={() => onChange(kind)}
                className="sr-only"
              />
              <Icon aria-hidden className="size-4" />
              {text}
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
