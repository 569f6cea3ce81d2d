import type { AsyncLocalStorage } from "node:async_hooks";

/** Whose rows statements may meet: one organization's, or everybody's when it is null. */
export type Scope = { organizationId: string | null };

/** The scope of the call to Prisma that is being made. */
export type Scopes = AsyncLocalStorage<Scope>;

/** The client, or a part of it, with every call made within the scope. */
export function scopedTo<T extends object>(client: T, scopes: Scopes, scope: Scope): T {
  return new Proxy(client, {
    get(_, key) {
      const found: unknown = Reflect.get(client, key);
      // Awaited within, because Prisma does nothing before.
      if (typeof found === "function") {
        return (...args: unknown[]) =>
          scopes.run(scope, async () => await Reflect.apply(found, client, args));
      }
      return typeof found === "object" && found !== null ? scopedTo(found, scopes, scope) : found;
    },
  });
}
