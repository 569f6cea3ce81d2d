import { notFound } from "@/lib/domain/errors";
import { view } from "./endpoint";
import type { Endpoints } from "./route";

const absent = view(
  {},
  async () => {
    throw notFound();
  },
  // There is nothing that the body could be for: it is not read.
  { readsBody: true },
);

/** The endpoints of paths without a route: 404 for every caller. */
export const ABSENT: Endpoints = {
  GET: absent,
  POST: absent,
  PUT: absent,
  PATCH: absent,
  DELETE: absent,
};
