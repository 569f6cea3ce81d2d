import path from "node:path";
import { pathToFileURL } from "node:url";
import type { NextConfig } from "next";
import { NextRequest } from "next/server";
import { expect, test } from "vitest";
import { proxy } from "@/proxy";

const page = () => proxy(new NextRequest("http://localhost:3000/crm/opportunities?q=a"));

test("every page has its own policy, which runs only scripts with its nonce", () => {
  const [first, second] = [page(), page()].map(
    (answer) => answer.headers.get("content-security-policy") ?? "",
  );
  const nonce = /'nonce-([\w=+/]{20,})'/.exec(first ?? "")?.[1];
  expect(nonce).toBeDefined();
  expect(first).not.toBe(second);
  for (const directive of [
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`,
    "default-src 'self'",
    "object-src 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
  ]) {
    expect(first).toContain(directive);
  }
  expect(/script-src[^;]*/.exec(first ?? "")?.[0]).not.toContain("unsafe-inline");
});

test("the rendered page gets the nonce of its policy, whatever the browser sent under that name", () => {
  const request = new NextRequest("http://localhost:3000/", {
    headers: { "x-nonce": "chosen", "content-security-policy": "script-src *" },
  });
  const { headers } = proxy(request);
  const policy = headers.get("content-security-policy");
  expect(headers.get("x-middleware-request-content-security-policy")).toBe(policy);
  expect(policy).toContain(`'nonce-${headers.get("x-middleware-request-x-nonce")}'`);
  expect(policy).not.toContain("chosen");
});

test("every response has nosniff and no-referrer, and API responses cannot be framed or run scripts", async () => {
  const file = pathToFileURL(path.join(process.cwd(), "next.config.mjs")).href;
  const { default: nextConfig }: { default: NextConfig } = await import(/* @vite-ignore */ file);
  const rules = (await nextConfig.headers?.()) ?? [];
  const of = (source: string) =>
    Object.fromEntries(
      rules.find((rule) => rule.source === source)?.headers.map(({ key, value }) => [key, value]) ??
        [],
    );
  expect(of("/:path*")).toMatchObject({
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
  });
  expect(of("/api/:path*")["Content-Security-Policy"]).toBe(
    "default-src 'none'; frame-ancestors 'none'",
  );
});
