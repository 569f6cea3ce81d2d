import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { SetupForm } from "@/components/setup/setup-form";
import { isSetupOpen } from "@/lib/auth/is-setup-open";

export const metadata: Metadata = { title: "Set up" };

export default async function SetupPage() {
  if (!(await isSetupOpen())) notFound();
  return (
    <main className="flex min-h-dvh flex-col items-center px-4 py-[8vh]">
      <div className="w-full max-w-sm">
        <div className="mb-2 flex items-center gap-2.5">
          {/* biome-ignore lint/performance/noImgElement: a small static image */}
          <img src="/favicon.svg" alt="" width={28} height={28} />
          <h1 className="font-semibold text-lg">Welcome to Opportune</h1>
        </div>
        <p className="mb-6 text-ink-muted">
          Let’s set up your workspace. You’ll be its first admin.
        </p>
        <SetupForm />
      </div>
    </main>
  );
}
