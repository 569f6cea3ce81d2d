import { ArrowLeft, ArrowRight } from "lucide-react";
import { ScreenLink } from "@/components/shell/screen-link";
import type { DocsPage } from "@/lib/docs/navigation";
import type { RenderedPage } from "@/lib/docs/render-page";
import { DocsContents } from "./docs-contents";

type DocsArticleProps = { page: RenderedPage; previous?: DocsPage; next?: DocsPage };

/** A page of the documentation with its table of contents and the way to its neighbours. */
export function DocsArticle({ page, previous, next }: DocsArticleProps) {
  return (
    <div className="flex justify-center gap-10 px-4 py-6 md:px-10 md:py-10">
      <main className="min-w-0 max-w-3xl flex-1">
        <article
          className="docs-text"
          // biome-ignore lint/security/noDangerouslySetInnerHtml: rendered from the repository's own files, with every text escaped
          dangerouslySetInnerHTML={{ __html: page.html }}
        />
        <nav
          aria-label="Pages before and after"
          className="mt-12 flex flex-wrap gap-3 print:hidden"
        >
          {previous && (
            <Neighbour page={previous} label="Previous" className="items-start text-left">
              <ArrowLeft aria-hidden className="size-4" /> {previous.title}
            </Neighbour>
          )}
          {next && (
            <Neighbour page={next} label="Next" className="items-end text-right">
              {next.title} <ArrowRight aria-hidden className="size-4" />
            </Neighbour>
          )}
        </nav>
      </main>
      <DocsContents headings={page.headings} />
    </div>
  );
}

type NeighbourProps = {
  page: DocsPage;
  label: string;
  className: string;
  children: React.ReactNode;
};

function Neighbour({ page, label, className, children }: NeighbourProps) {
  return (
    <ScreenLink
      href={page.path}
      className={`flex min-w-44 flex-1 flex-col gap-0.5 rounded-lg border px-4 py-3 transition-colors hover:border-line-strong hover:bg-hover ${className}`}
    >
      <span className="text-ink-muted text-xs">{label}</span>
      <span className="flex items-center gap-1.5 font-medium text-base">{children}</span>
    </ScreenLink>
  );
}
