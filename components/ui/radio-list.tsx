import { type ReactNode, useId } from "react";

type RadioListProps<Value extends string> = {
  legend: string;
  options: { value: Value; label: string; detail?: string }[];
  /** `undefined` if no option is chosen. */
  value: Value | undefined;
  onChange: (value: Value) => void;
  error?: string;
  /** Content below the options. */
  children?: ReactNode;
};

/** A list of radio buttons. The arrow keys choose, Enter submits the form. */
export function RadioList<Value extends string>({
  legend,
  options,
  value,
  onChange,
  error,
  children,
}: RadioListProps<Value>) {
  const id = useId();
  return (
    <div
      role="radiogroup"
      aria-labelledby={`${id}-legend`}
      aria-describedby={error ? `${id}-error` : undefined}
      aria-invalid={error ? true : undefined}
      className="flex min-w-0 flex-col gap-1"
    >
      <span id={`${id}-legend`} className="font-medium text-ink-muted text-xs">
        {legend}
      </span>
      {options.map((option) => (
        <label
          key={option.value}
          className="flex cursor-pointer items-start gap-2.5 rounded px-2 py-1.5 hover:bg-hover has-checked:bg-accent-soft pointer-coarse:min-h-11 pointer-coarse:py-3"
        >
          <input
            type="radio"
            name={id}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            className="mt-0.5 size-4 shrink-0 accent-accent"
          />
          <span className="min-w-0">
            <span className="block break-words">{option.label}</span>
            {option.detail && <span className="block text-ink-muted text-xs">{option.detail}</span>}
          </span>
        </label>
      ))}
      {children}
      {error && (
        <p id={`${id}-error`} className="text-danger-ink text-xs">
          {error}
        </p>
      )}
    </div>
  );
}
