import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { AuthFrame } from "@/components/auth/auth-frame";
import { SessionEnded } from "@/components/auth/session-ended";
import { SignInForm } from "@/components/auth/sign-in-form";
import { demoMembers } from "@/lib/auth/demo-members";
import { isSetupOpen } from "@/lib/auth/is-setup-open";
import { currentActor } from "@/lib/auth/session";
import { sessionCookieName } from "@/lib/auth/session-cookie";
import { sameSitePath } from "./same-site-path";

export const metadata = { title: "Sign in" };

type SignInPageProps = {
  searchParams: Promise<{ callbackUrl?: string | string[]; ended?: string | string[] }>;
};

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { callbackUrl: to, ended } = await searchParams;
  const callbackUrl = sameSitePath(to) ?? "/crm/opportunities";
  if (await currentActor()) redirect(callbackUrl);
  if (await isSetupOpen()) redirect("/setup");
  // A browser keeps the cookie of a session that ended elsewhere; a page that stayed open says so.
  const hasEnded = ended !== undefined || (await cookies()).has(sessionCookieName());
  return (
    <AuthFrame title="Sign in to Opportune">
      {hasEnded && <SessionEnded />}
      <SignInForm callbackUrl={callbackUrl} demoMembers={await demoMembers()} />
    </AuthFrame>
  );
}
