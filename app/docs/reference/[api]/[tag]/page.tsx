import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ReferenceGroupPage } from "@/components/docs/reference/reference-group-page";
import { readReference } from "@/lib/docs/reference/reference";
import { docsReference } from "@/lib/docs/reference/references";

type GroupPageProps = { params: Promise<{ api: string; tag: string }> };

export async function generateMetadata({ params }: GroupPageProps): Promise<Metadata> {
  const { place, group } = await groupFor(params);
  return { title: `${group.name} · ${place.title}` };
}

export default async function GroupPage({ params }: GroupPageProps) {
  return <ReferenceGroupPage {...(await groupFor(params))} />;
}

async function groupFor(params: GroupPageProps["params"]) {
  const { api, tag } = await params;
  const place = docsReference(api) ?? notFound();
  const reference = readReference(place);
  const group = reference.groups.find(({ slug }) => slug === tag) ?? notFound();
  return { place, reference, group };
}
