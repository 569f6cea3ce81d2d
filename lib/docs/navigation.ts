/**
 * A page of the documentation: its address and the file that it is rendered from, below the folder of
 * the repository. `isListed: false` keeps it out of the sidebar; the page above it links to it.
 */
export type DocsPage = { title: string; path: string; file: string; isListed?: boolean };

export type DocsGroup = { name: string; pages: readonly DocsPage[] };

/** The documentation in reading order. Every Markdown file in `docs/` has a place here. */
export const DOCS_GROUPS: readonly DocsGroup[] = [
  { name: "Start", pages: [{ title: "Home", path: "/docs", file: "docs/README.md" }] },
  {
    name: "Guides",
    pages: [
      {
        title: "Sales pipelines",
        path: "/docs/sales-pipelines",
        file: "docs/sales-pipelines.md",
      },
      {
        title: "CRM overview",
        path: "/docs/crm-overview",
        file: "docs/crm-overview.md",
      },
      {
        title: "CRM opportunity pipelines & Kanban",
        path: "/docs/crm-opportunity-pipelines",
        file: "docs/crm-opportunity-pipelines.md",
      },
      { title: "Contacts", path: "/docs/contacts", file: "docs/contacts.md" },
      {
        title: "CRM data portability",
        path: "/docs/crm-data-portability",
        file: "docs/crm-data-portability.md",
      },
    ],
  },
  {
    name: "APIs",
    pages: [
      {
        title: "Errors, idempotency, limits",
        path: "/docs/errors",
        file: "docs/errors.md",
      },
      { title: "HTTP API", path: "/docs/api", file: "docs/api.md" },
      {
        title: "TypeScript client",
        path: "/docs/typescript-client",
        file: "docs/typescript-client.md",
      },
      {
        title: "Multi-tenancy",
        path: "/docs/multi-tenancy",
        file: "docs/CRM_STARTER_RECORD_LAYER_MULTITENANCY.md",
      },
    ],
  },
  {
    name: "Self-hosting",
    pages: [
      { title: "Overview", path: "/docs/self-hosting", file: "docs/self-hosting.md" },
      { title: "Deployment", path: "/docs/deployment", file: "docs/deployment.md" },
      { title: "Operations", path: "/docs/operations", file: "docs/operations.md" },
      { title: "Security", path: "/docs/security", file: "docs/security.md" },
    ],
  },
  {
    name: "Contributing",
    pages: [
      { title: "How to start", path: "/docs/contributing", file: "CONTRIBUTING.md" },
      { title: "Architecture", path: "/docs/architecture", file: "docs/architecture.md" },
      { title: "Style", path: "/docs/style", file: "docs/style.md" },
      { title: "Decisions", path: "/docs/decisions", file: "docs/decisions/README.md" },
      ...[
        ["0001-embedded-pglite", "An embedded PostgreSQL (PGlite) by default"],
        ["0002-fractional-ranks", "Order by fractional ranks, decided on the server"],
        ["0003-events-as-outbox", "Change events as an outbox with a high-water mark"],
        ["0004-row-level-security", "Row-level security with a scoped connection pool"],
        ["0005-raw-sql-on-hot-paths", "Raw SQL past Prisma on hot paths"],
        ["0006-board-store", "The board has its own store"],
        ["0007-forms-without-a-library", "Forms without a form library"],
        ["0008-own-backup-format", "An own backup format beside pg_dump"],
        ["0009-idempotency-claims", "Idempotency keys as claims that events refer to"],
        ["0010-biome", "Biome for format and lint"],
        ["0011-next-auth-4", "next-auth 4 for browser sessions"],
        ["0012-openapi-from-schemas", "OpenAPI documents generated from the schemas, and stored"],
      ].map(([name, title = ""]) => ({
        title,
        path: `/docs/decisions/${name}`,
        file: `docs/decisions/${name}.md`,
        isListed: false,
      })),
      { title: "Changelog", path: "/docs/changelog", file: "CHANGELOG.md" },
      { title: "Report a vulnerability", path: "/docs/security-policy", file: "SECURITY.md" },
    ],
  },
];

/** All pages, in reading order. */
export const DOCS_PAGES: readonly DocsPage[] = DOCS_GROUPS.flatMap(({ pages }) => pages);

/** Returns the page at an address such as `/docs/errors`. */
export function docsPageAt(path: string): DocsPage | undefined {
  return DOCS_PAGES.find((page) => page.path === path);
}

/** Returns the pages before and after one in the sidebar. */
export function neighboursOf(page: DocsPage): { previous?: DocsPage; next?: DocsPage } {
  const listed = DOCS_PAGES.filter(({ isListed }) => isListed !== false);
  const place = listed.indexOf(page);
  return place < 0 ? {} : { previous: listed[place - 1], next: listed[place + 1] };
}
