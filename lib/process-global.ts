/**
 * A value that exists once per process. Next bundles routes, pages and instrumentation separately and
 * reloads modules in development, so a module's own variable may exist several times; a property of
 * `globalThis` exists once. `name` is that property: unique in the product, declared in one file.
 */
export class ProcessGlobal<T> {
  constructor(private readonly name: string) {}

  get(): T | undefined {
    return Reflect.get(globalThis, this.name);
  }

  /** Replaces the value; undefined removes it. */
  set(value: T | undefined): void {
    Reflect.set(globalThis, this.name, value);
  }

  /** Returns the value, creating it on first use. */
  getOrCreate(create: () => T): T {
    const existing = this.get();
    if (existing !== undefined) return existing;
    const created = create();
    this.set(created);
    return created;
  }
}
