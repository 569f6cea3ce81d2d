import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { isSetupOpen } from "@/lib/auth/is-setup-open";
import { currentActor } from "@/lib/auth/session";
import { authorize } from "@/lib/domain/actor";

/** Who looks at this page; sends anybody else to sign in, and back here afterwards, or to set up an empty installation. Once a request. */
export const requireActor = cache(async () => {
  const actor = await currentActor();
  if (actor) return authorize(actor, "VIEW_SALES_PIPELINES");
  if (await isSetupOpen()) redirect("/setup");
  const path = (await headers()).get("x-page-path") ?? "/crm/opportunities";
  redirect(`/sign-in?callbackUrl=${encodeURIComponent(path)}`);
});
