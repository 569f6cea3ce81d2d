import { pathToFileURL } from "node:url";
import type { Declared } from "@/lib/http/responses";
import { routeFiles } from "./call-route";

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;

/** One method of a route and what its handler declares; `route` is its path in the file system. */
export type DeclaredOperation = Declared & { method: string; route: string };

/**
 * Returns every method that a route has, read from the file system, so that new ones are included.
 * Methods that a route answers with 404 or 405 are left out.
 */
export async function declaredOperations(): Promise<DeclaredOperation[]> {
  const found: DeclaredOperation[] = [];
  for (const { file, steps } of routeFiles()) {
    const handlers: Record<string, unknown> = await import(
      /* @vite-ignore */ pathToFileURL(file).href
    );
    for (const method of METHODS) {
      const declared = declaredBy(handlers[method]);
      if (declared && Object.keys(declared.responses).length > 0)
        found.push({ ...declared, method, route: steps.join("/") });
    }
  }
  return found;
}

function declaredBy(handler: unknown): Declared | undefined {
  const isDeclared = (value: unknown): value is Declared =>
    typeof value === "function" && "responses" in value && "error" in value;
  if (!isDeclared(handler)) return undefined;
  const { responses, error, permission, wrapper } = handler;
  return { responses, error, permission, wrapper };
}
