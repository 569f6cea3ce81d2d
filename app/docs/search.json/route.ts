import { searchIndexJson } from "@/lib/docs/search-index";

/** The index of the documentation's search, which the page asks for when the search is first used. */
export function GET(): Response {
  return new Response(searchIndexJson(), {
    headers: { "Content-Type": "application/json", "Cache-Control": "public, max-age=300" },
  });
}
