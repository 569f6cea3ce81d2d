import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { activityRecord, leadRecord } from "@/components/testing/records";
import { renderScreen } from "@/components/testing/render-screen";
import { stubServer, writes } from "@/components/testing/stub-server";
import type { TrashPage, TrashType } from "@/lib/domain/trash/schema";
import { TrashList } from "./trash-list";

const PAGE: TrashPage = {
  records: [
    {
      id: "account-1",
      record_type: "account",
      public_id: "acct_1",
      name: "Acme",
      detail: null,
      stage_id: null,
      stage: null,
      amount: null,
      currency: null,
      deleted_at: "2026-01-05T09:00:00.000Z",
      deleted_by: null,
      merged_into: null,
    },
  ],
  counts: { opportunity: 0, account: 1, contact: 0, lead: 0, activity: 0 },
  next_cursor: null,
};

const renderTrash = ({ canEdit = true, type = "account" as TrashType } = {}) =>
  renderScreen(
    <TrashList
      type={type}
      page={{ ...PAGE, records: PAGE.records.map((row) => ({ ...row, record_type: type })) }}
      timeZone="America/New_York"
      canEdit={canEdit}
    />,
    `/crm/trash?type=${type}`,
  );

test("a restored account leaves the trash", async () => {
  const calls = stubServer({
    "POST /accounts/acct_1/restore": () => ({ account: {} }),
    "POST /accounts/account-1/restore": () => ({ account: {} }),
  });
  const { user, router } = renderTrash();
  await user.click(screen.getByRole("button", { name: "Restore Acme" }));
  expect(await screen.findByText("Acme restored")).toBeTruthy();
  expect(writes(calls)).toHaveLength(1);
  expect(router.refresh).toHaveBeenCalled();
});

test("a VIEWER sees the trash and cannot restore anything", () => {
  renderTrash({ canEdit: false });
  expect(screen.getByText("Acme")).toBeTruthy();
  expect(screen.queryByRole("button", { name: /^Restore/ })).toBeNull();
});

test.each([
  ["lead", "leads", { lead: leadRecord() }],
  ["activity", "activities", { activity: activityRecord() }],
] as const)("a deleted %s has a tab and can be restored", async (type, plural, response) => {
  const calls = stubServer({ [`POST /${plural}/acct_1/restore`]: () => response });
  const { user, router } = renderTrash({ type });
  const tab = screen.getByRole("link", { current: "page" });
  expect(tab.textContent).toMatch(new RegExp(`^${plural}`, "i"));
  await user.click(screen.getByRole("button", { name: "Restore Acme" }));
  expect(await screen.findByText("Acme restored")).toBeTruthy();
  expect(writes(calls)).toHaveLength(1);
  expect(router.refresh).toHaveBeenCalled();
});
