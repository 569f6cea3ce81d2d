import type { z } from "zod";
import type { Declared } from "@/lib/http/responses";
import type { OperationGroup, Parameter } from "./operation";

/** One method of a route with what its handler declares; `route` is its path in the file system. */
export type DeclaredMethod = Declared & { method: string; route: string };

/** What the description of one API consists of. */
export type ApiDescription = {
  title: string;
  description: string;
  groups: readonly OperationGroup[];
  /** Schemas that become components, by name. */
  components: Readonly<Record<string, z.ZodType>>;
  /** Parts of bodies that become components, by name. */
  rows?: Readonly<Record<string, z.ZodType>>;
  error: { name: string; schema: z.ZodType; mediaType: string };
  /** Status of a failed validation. */
  invalidStatus: number;
  /** Headers and query parameters that select the organization. */
  selectors: readonly Parameter[];
};

/** A request and its response, by method and route. */
export type Examples = Readonly<Record<string, { request?: unknown; response?: unknown }>>;
