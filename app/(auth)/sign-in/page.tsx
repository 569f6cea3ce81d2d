import { redirect } from "next/navigation";
import { AuthFrame } from "@/components/auth/auth-frame";
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
    <AuthFrame title="Sign in to Opportune">
      <SignInForm callbackUrl={callbackUrl} demoMembers={await demoMembers()} />
    </AuthFrame>
  );
}
