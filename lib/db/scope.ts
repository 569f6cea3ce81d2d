import type { AsyncLocalStorage } from "node:async_hooks";

/** Whose rows statements may see: one organization's, or everyone's if null. */
export type Scope = { organizationId: string | null };

/** Carries the scope of the current call to Prisma. */
export type Scopes = AsyncLocalStorage<Scope>;

/** Wraps the client, or a part of it, so that every call runs within the scope. */
export function scopedTo<T extends object>(client: T, scopes: Scopes, scope: Scope): T {
  return new Proxy(client, {
    get(_, key) {
      const found: unknown = Reflect.get(client, key);
      // Awaited inside, because Prisma starts a query only when it is awaited.
      if (typeof found === "function") {
        return (...args: unknown[]) =>
          scopes.run(scope, async () => await Reflect.apply(found, client, args));
      }
      return typeof found === "object" && found !== null ? scopedTo(found, scopes, scope) : found;
    },
  });
}
