import type { Client, insisting } from "./client";
import type { Place, Running } from "./processes";
import type { World } from "./world";

/** What every measurement has at hand. */
export type Bench = {
  world: World;
  app: Running;
  floor: Running;
  place: Place;
  /** Calls of the product with a manage key, which must succeed. */
  call: ReturnType<typeof insisting>;
  anonymous: Client;
  /** One statement through the bare server; the first column of its first row. */
  bare: (statement: { sql: string; values: unknown[] }) => Promise<string>;
};
