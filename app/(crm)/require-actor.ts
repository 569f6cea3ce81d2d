import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { isSetupOpen } from "@/lib/auth/is-setup-open";
import { currentActor } from "@/lib/auth/session";
import { authorize } from "@/lib/domain/actor";

/**
 * Returns the signed-in user. Without a session, redirects to sign in and back to this page, or to
 * the setup of an empty installation. Cached per request.
 */
export const requireActor = cache(async () => {
  const actor = await currentActor();
  if (actor) return authorize(actor, "VIEW_SALES_PIPELINES");
  if (await isSetupOpen()) redirect("/setup");
  const path = (await headers()).get("x-page-path") ?? "/crm/opportunities";
  redirect(`/sign-in?callbackUrl=${encodeURIComponent(path)}`);
});
