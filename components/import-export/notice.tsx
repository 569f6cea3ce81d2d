import clsx from "clsx";
import { CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

const TONES = {
  neutral: { icon: Info, className: "bg-sunken text-ink" },
  success: { icon: CircleCheck, className: "bg-success-soft text-success-ink" },
  warning: { icon: TriangleAlert, className: "bg-warning-soft text-warning-ink" },
  danger: { icon: TriangleAlert, className: "bg-danger-soft text-danger-ink" },
};

type NoticeProps = {
  tone: keyof typeof TONES;
  title: string;
  detail?: string;
  children?: ReactNode;
};

/** The result of an action, next to where it was started; announced when it appears. */
export function Notice({ tone, title, detail, children }: NoticeProps) {
  const { icon: Icon, className } = TONES[tone];
  return (
    <div
      role={tone === "danger" ? "alert" : "status"}
      className={clsx("flex w-full items-start gap-2.5 rounded p-3", className)}
    >
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="flex min-w-0 flex-col items-start gap-2">
        <div>
          <p className="font-medium">{title}</p>
          {detail && <p className="break-words">{detail}</p>}
        </div>
        {children}
      </div>
    </div>
  );
}
