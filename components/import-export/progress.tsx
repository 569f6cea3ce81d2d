import clsx from "clsx";

type ProgressProps = {
  label: string;
  /** From 0 to 1; undefined if unknown. */
  share?: number;
};

/** The progress of a task, in words and as a bar. */
export function Progress({ label, share }: ProgressProps) {
  const percent = share === undefined ? undefined : Math.round(share * 100);
  return (
    <div className="flex min-w-0 flex-1 flex-col gap-1.5">
      <p role="status" className="text-ink-muted">
        {label}
      </p>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        className="h-1.5 overflow-hidden rounded bg-hover"
      >
        <div
          className={clsx(
            "h-full rounded bg-accent",
            percent === undefined && "w-full motion-safe:animate-pulse",
          )}
          style={percent === undefined ? undefined : { width: `${percent}%` }}
        />
      </div>
    </div>
  );
}
