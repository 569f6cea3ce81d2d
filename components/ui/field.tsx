import clsx from "clsx";
import { type ReactNode, useId } from "react";
import { Label } from "./label";

/** The props of a field's control. */
export type FieldControl = {
  id: string;
  "aria-invalid": true | undefined;
  "aria-describedby": string | undefined;
  "aria-required": true | undefined;
};

type FieldProps = {
  label: string;
  /** The error, shown below the control and read with it. */
  error?: string;
  hint?: string;
  required?: boolean;
  className?: string;
  children: (control: FieldControl) => ReactNode;
};

/** A labelled control with its hint and error, associated for assistive technology. */
export function Field({ label, error, hint, required, className, children }: FieldProps) {
  const id = useId();
  const describedBy =
    [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ") || undefined;
  return (
    <div className={clsx("flex min-w-0 flex-col gap-1", className)}>
      <Label htmlFor={id}>{label}</Label>
      {children({
        id,
        "aria-invalid": error ? true : undefined,
        "aria-describedby": describedBy,
        "aria-required": required || undefined,
      })}
      {hint && (
        <p id={`${id}-hint`} className="text-ink-faint text-xs">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="text-danger-ink text-xs">
          {error}
        </p>
      )}
    </div>
  );
}
