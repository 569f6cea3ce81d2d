import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ReferenceOverview } from "@/components/docs/reference/reference-overview";
import { readReference } from "@/lib/docs/reference/reference";
import { docsReference } from "@/lib/docs/reference/references";

type ReferencePageProps = { params: Promise<{ api: string }> };

export async function generateMetadata({ params }: ReferencePageProps): Promise<Metadata> {
  const place = docsReference((await params).api) ?? notFound();
  return { title: place.title };
}

export default async function ReferencePage({ params }: ReferencePageProps) {
  const place = docsReference((await params).api) ?? notFound();
  return <ReferenceOverview place={place} reference={readReference(place)} />;
}
