import type { Metadata } from "next";
import { TrashList } from "@/components/trash/trash-list";
import { can } from "@/lib/domain/actor";
import { findOrganization } from "@/lib/domain/organizations/queries";
import { listTrash } from "@/lib/domain/trash/queries";
import { TRASH_TYPES } from "@/lib/domain/trash/schema";
import { type SearchParams, searchText } from "../../../list-query";
import { requireActor } from "../../../require-actor";

export const metadata: Metadata = { title: "Trash" };

export default async function TrashPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor();
  const params = await searchParams;
  const type = TRASH_TYPES.find((each) => each === params.type) ?? "opportunity";
  const q = searchText(params.q);
  const [page, { time_zone: timeZone }] = await Promise.all([
    listTrash(actor, { record_type: type, q, limit: 50 }),
    findOrganization(actor),
  ]);
  return (
    <TrashList
      type={type}
      q={q}
      page={page}
      timeZone={timeZone}
      canEdit={can(actor, "EDIT_SALES_PIPELINES")}
    />
  );
}
