/** @type {import('next').NextConfig} */
export default {
  output: process.env.BUILD_STANDALONE ? "standalone" : undefined,
  distDir: process.env.NEXT_DIST_DIR || ".next",
  // `npm test` sets it: `npm run check` has checked the types.
  typescript: { ignoreBuildErrors: process.env.SKIP_TYPE_CHECK === "1" },
  poweredByHeader: false,
  reactStrictMode: true,
  agentRules: false,
  // No page resizes images, so the code that decodes them does not run at all.
  images: { unoptimized: true },
  serverExternalPackages: [
    "@electric-sql/pglite",
    "pglite-prisma-adapter",
    "@node-rs/argon2",
    "pg",
    "pino",
    "prom-client",
  ],
  outputFileTracingIncludes: {
    "/**": [
      "./prisma/migrations/**/*",
      "./lib/auth/common-passwords/*.bin",
      "./docs/**/*.md",
      "./*.md",
      "./lib/http/openapi/*.json",
      "./node_modules/@electric-sql/pglite/dist/**/*.{js,wasm,data}",
    ],
  },
  outputFileTracingExcludes: { "/**": ["./.data/**/*", "./e2e/**/*", "./test-results/**/*"] },
  // Pages get their Content-Security-Policy, which differs per response, from proxy.ts.
  headers: async () => [
    {
      source: "/:path*",
      headers: [
        { key: "X-Content-Type-Options", value: "nosniff" },
        { key: "Referrer-Policy", value: "no-referrer" },
        {
          key: "Permissions-Policy",
          value: "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        },
      ],
    },
    {
      source: "/api/:path*",
      headers: [
        { key: "Content-Security-Policy", value: "default-src 'none'; frame-ancestors 'none'" },
      ],
    },
  ],
};
