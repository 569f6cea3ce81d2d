import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DocsArticle } from "@/components/docs/docs-article";
import { docsPageAt, neighboursOf } from "@/lib/docs/navigation";
import { readPage } from "@/lib/docs/read-page";

type DocsPageProps = { params: Promise<{ slug?: string[] }> };

export async function generateMetadata({ params }: DocsPageProps): Promise<Metadata> {
  return { title: (await pageFor(params)).title };
}

export default async function DocumentationPage({ params }: DocsPageProps) {
  const page = await pageFor(params);
  return <DocsArticle page={readPage(page)} {...neighboursOf(page)} />;
}

async function pageFor(params: DocsPageProps["params"]) {
  const { slug = [] } = await params;
  return docsPageAt(["/docs", ...slug].join("/")) ?? notFound();
}
