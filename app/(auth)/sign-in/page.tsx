import { redirect } from "next/navigation";
import { SignInForm } from "@/components/auth/sign-in-form";
import { demoMembers } from "@/lib/auth/demo-members";
import { isSetupOpen } from "@/lib/auth/is-setup-open";
import { currentActor } from "@/lib/auth/session";
import { sameSitePath } from "./same-site-path";

export const metadata = { title: "Sign in" };

type SignInPageProps = { searchParams: Promise<{ callbackUrl?: string | string[] }> };

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const callbackUrl = sameSitePath((await searchParams).callbackUrl) ?? "/crm/opportunities";
  if (await currentActor()) redirect(callbackUrl);
  if (await isSetupOpen()) redirect("/setup");
  return (
    <main className="flex min-h-dvh flex-col items-center px-4 py-[10vh]">
      <div className="w-full max-w-sm">
        <div className="mb-6 flex items-center gap-2.5">
          {/* biome-ignore lint/performance/noImgElement: a small static drawing */}
          <img src="/favicon.svg" alt="" width={28} height={28} />
          <h1 className="font-semibold text-lg">Sign in to Opportune</h1>
        </div>
        <SignInForm callbackUrl={callbackUrl} demoMembers={await demoMembers()} />
      </div>
    </main>
  );
}
