import Link from "next/link";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { AuthFrame } from "./auth-frame";
import type { OpenedLink } from "./use-link";

type LinkPageProps<Offer> = {
  link: OpenedLink<Offer>;
  /** The title while the link is looked up: "Opening your invitation". */
  opening: string;
  /** The texts for an invalid or expired link. */
  dead: { title: string; reason: string; advice: string };
  children: (offer: Offer, token: string) => ReactNode;
};

/** The page of a one-time link in each of its states. */
export function LinkPage<Offer>({ link, opening, dead, children }: LinkPageProps<Offer>) {
  if (link.state === "open") return children(link.offer, link.token);
  if (link.state === "opening") {
    return (
      <AuthFrame title={opening}>
        <div aria-busy className="flex flex-col gap-4">
          <Skeleton className="h-10" />
          <Skeleton className="h-8" />
          <Skeleton className="h-8" />
          <Skeleton className="h-8" />
        </div>
      </AuthFrame>
    );
  }
  if (link.state === "failed") {
    return (
      <AuthFrame title="The link couldn’t be opened">
        <div role="alert" className="flex flex-col items-start gap-4">
          <p className="text-ink-muted">{link.reason}</p>
          <Button variant="primary" onClick={link.retry}>
            Try again
          </Button>
        </div>
      </AuthFrame>
    );
  }
  return (
    <AuthFrame title={dead.title}>
      <p className="text-ink-muted">{dead.reason}</p>
      <p className="mt-2">{dead.advice}</p>
      <Button asChild variant="primary" className="mt-5">
        <Link href="/sign-in">Go to sign in</Link>
      </Button>
    </AuthFrame>
  );
}
