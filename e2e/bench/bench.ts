import type { Client, insisting } from "./client";
import type { Place, Running } from "./processes";
import type { World } from "./world";

/** The context of every measurement. */
export type Bench = {
  world: World;
  app: Running;
  floor: Running;
  place: Place;
  /** Calls the product with a manage key. Throws unless the call succeeds. */
  call: ReturnType<typeof insisting>;
  anonymous: Client;
  /** Runs one statement on the bare server and returns the first column of its first row. */
  bare: (statement: { sql: string; values: unknown[] }) => Promise<string>;
};
