import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { activityRecord } from "@/components/testing/records";
import { renderScreen } from "@/components/testing/render-screen";
import { problem, stubServer, writes } from "@/components/testing/stub-server";
import type { MyDay } from "@/lib/domain/my-day/schema";
import { MyDayScreen } from "./my-day-screen";

const stuck = (count: number): MyDay["rotting"]["opportunities"] =>
  Array.from({ length: count }, (_, index) => ({
    id: `stuck-${index}`,
    public_id: `opp_${index}`,
    name: `Stuck ${index}`,
    stage: "Proposal",
    amount: null,
    currency: "USD",
    in_stage_since: "2026-01-05",
  }));

const NONE = { opportunities: [], total: 0 };
const EMPTY: MyDay = { activities: [], activities_count: 0, unplanned: NONE, rotting: NONE };

function renderDay({ canEdit = true, day = EMPTY } = {}) {
  return renderScreen(
    <MyDayScreen
      day={day}
      userId="user-1"
      title="My day"
      context={{
        timeZone: "America/New_York",
        currentUserId: "user-1",
        members: [],
        canEdit,
      }}
    />,
    "/crm/my-day",
  );
}

test("an empty day says so, and a VIEWER cannot add a task", () => {
  renderDay({ canEdit: false });
  expect(screen.getByRole("heading", { name: "Nothing due" })).toBeTruthy();
  expect(screen.queryByLabelText("New task")).toBeNull();
});

test("a task typed in one line is added, and a refused one stays in the field", async () => {
  const calls = stubServer({
    "POST /activities": ({ body }) =>
      body.activity.subject === "Refused"
        ? problem(422, "invalid", "The task was refused")
        : { activity: activityRecord({ ...body.activity }) },
  });
  const { user } = renderDay();
  await user.type(screen.getByLabelText("New task"), "Quick{Enter}");
  expect(await screen.findByText("Quick")).toBeTruthy();
  expect(screen.getByLabelText("New task")).toHaveProperty("value", "");
  expect(writes(calls)[0]?.body.activity).toMatchObject({
    kind: "task",
    subject: "Quick",
    owner_user_id: "user-1",
  });
  await user.type(screen.getByLabelText("New task"), "Refused{Enter}");
  expect(await screen.findByRole("alert")).toBeTruthy();
  expect(screen.getByLabelText("New task")).toHaveProperty("value", "Refused");
});

test("the rest of a long list is shown and hidden again by a button", async () => {
  const { user } = renderDay({
    day: { ...EMPTY, rotting: { opportunities: stuck(13), total: 13 } },
  });
  const list = screen.getByRole("region", { name: /^Stuck in stage/ });
  expect(within(list).getAllByRole("link")).toHaveLength(8);
  await user.click(within(list).getByRole("button", { name: "Show 5 more" }));
  expect(within(list).getAllByRole("link")).toHaveLength(13);
  expect(within(list).queryByText(/have been in their stage longest/)).toBeNull();
  await user.click(within(list).getByRole("button", { name: "Show fewer", expanded: true }));
  expect(within(list).getAllByRole("link")).toHaveLength(8);
});

test("a list that is longer than what was loaded says so once it is expanded", async () => {
  const { user } = renderDay({
    day: { ...EMPTY, rotting: { opportunities: stuck(100), total: 260 } },
  });
  await user.click(screen.getByRole("button", { name: "Show 92 more" }));
  expect(screen.getByText(/^The 100 that .* of 260\.$/)).toBeTruthy();
});

test("X completes an activity on a Russian keyboard", async () => {
  const call = activityRecord();
  const calls = stubServer({
    "PATCH /activities/activity-1": ({ body }) => ({ activity: { ...call, ...body.activity } }),
  });
  renderDay({ day: { ...EMPTY, activities: [call], activities_count: 1 } });
  const row = screen.getByRole("listitem", { name: "Call them" });
  row.focus();
  fireEvent.keyDown(row, { key: "ч", code: "KeyX" });
  await waitFor(() => expect(writes(calls)[0]?.body.activity.done_at).toBeTruthy());
});
