import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { activityRecord } from "@/components/testing/records";
import { renderScreen } from "@/components/testing/render-screen";
import { problem, stubServer, writes } from "@/components/testing/stub-server";
import type { MyDay } from "@/lib/domain/my-day/schema";
import { MyDayScreen } from "./my-day-screen";

const NONE = { opportunities: [], total: 0 };
const EMPTY: MyDay = { activities: [], activities_count: 0, unplanned: NONE, rotting: NONE };

function renderDay({ canEdit = true } = {}) {
  return renderScreen(
    <MyDayScreen
      day={EMPTY}
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
