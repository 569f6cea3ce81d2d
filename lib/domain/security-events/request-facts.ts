import { AsyncLocalStorage } from "node:async_hooks";
import type { Actor } from "@/lib/domain/actor";
import { ProcessGlobal } from "@/lib/process-global";
import type { SecurityEvent } from "./security-event";

/** The request that is being handled: where it comes from, and what was noted about it. */
export type RequestFacts = {
  requestId: string;
  address: string | null;
  userAgent: string | null;
  /** Known once the request is authenticated. */
  caller?: Actor;
  /** What happened in it, for the security log. */
  events: SecurityEvent[];
};

const storage = new ProcessGlobal<AsyncLocalStorage<RequestFacts>>("opportuneRequestFacts");

/** Runs the work of a request; `requestFacts` returns the facts within it. */
export function withRequestFacts<T>(facts: RequestFacts, work: () => Promise<T>): Promise<T> {
  return storage.getOrCreate(() => new AsyncLocalStorage()).run(facts, work);
}

/** Returns the facts of the request that is being handled; undefined outside of one. */
export function requestFacts(): RequestFacts | undefined {
  return storage.get()?.getStore();
}
