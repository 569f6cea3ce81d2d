import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { recordOf } from "@/components/board/state/board-factory";
import { activityRecord, pipelineRecord } from "@/components/testing/records";
import { renderScreen } from "@/components/testing/render-screen";
import { problem, stubServer, writes } from "@/components/testing/stub-server";
import type { ActivityRecord } from "@/lib/domain/activities/schema";
import type { OpportunityContext } from "./opportunity-context";
import { OpportunityPage } from "./opportunity-page";

const CONTEXT: OpportunityContext = {
  pipelines: [pipelineRecord({ Lead: "open", Lost: "lost" })],
  members: [{ user_id: "user-1", name: "Rita Rep" }],
  lostReasons: ["Price", "Timing"],
  lostReasonRequired: true,
  timeZone: "America/New_York",
  canEdit: true,
};
const OPPORTUNITY = recordOf("ant", "stage-lead", 0, {
  name: "ant",
  pipeline_id: "pipeline-1",
  stage: "Lead",
  stage_type: "open",
  status: "open",
});
const TIMELINE = {
  "GET /change_events": () => ({ change_events: [], next_cursor: null }),
  "GET /opportunities/ant": () => ({ opportunity: OPPORTUNITY }),
};

function activities(...records: ActivityRecord[]) {
  return { "GET /activities": () => ({ activities: records, next_cursor: null }) };
}

const renderPage = ({ canEdit = true } = {}) =>
  renderScreen(
    <>
      <a href="/crm/leads">Leads</a>
      <OpportunityPage
        opportunity={OPPORTUNITY}
        neighbours={{ previous: null, next: null }}
        context={{ ...CONTEXT, canEdit }}
      />
    </>,
    "/crm/opportunities/opp_ant",
  );

const note = () => screen.getByRole("textbox", { name: "Note" });

test("a note that is only written is asked about, and an emptied one is not", async () => {
  stubServer({ ...TIMELINE, ...activities() });
  const { user } = renderPage();
  await user.type(note(), "Half a thought");
  await user.click(screen.getByRole("link", { name: "Leads" }));
  await user.click(await screen.findByRole("button", { name: "Keep editing" }));
  expect(note()).toHaveProperty("value", "Half a thought");
  await user.clear(note());
  const pressed = new MouseEvent("click", { bubbles: true, cancelable: true });
  screen.getByRole("link", { name: "Leads" }).dispatchEvent(pressed);
  expect(pressed.defaultPrevented).toBe(false);
  expect(screen.queryByRole("dialog")).toBeNull();
});

test("the form demands a lost reason where the organization does, from the list or another one", async () => {
  const calls = stubServer({
    ...TIMELINE,
    ...activities(),
    "PATCH /opportunities/opp_ant": ({ body }) =>
      body.opportunity.lost_reason
        ? { opportunity: { ...OPPORTUNITY, ...body.opportunity, lock_version: 1 } }
        : problem(422, "invalid", "lost_reason is required", {
            errors: [{ field: "lost_reason", message: "is required" }],
          }),
  });
  const { user } = renderPage();
  await user.selectOptions(screen.getByLabelText("Stage"), "Lost");
  await user.click(screen.getByRole("button", { name: "Save" }));
  const reason = await screen.findByLabelText("Lost reason");
  await waitFor(() => expect(document.activeElement).toBe(reason));
  await user.selectOptions(reason, "Other…");
  await user.type(screen.getByLabelText("Other reason"), "Bought by a rival");
  await user.click(screen.getByRole("button", { name: "Save" }));
  await waitFor(() =>
    expect(writes(calls).at(-1)?.body.opportunity).toMatchObject({
      pipeline_stage_id: "stage-lost",
      lost_reason: "Bought by a rival",
    }),
  );
});

test("an edit of an activity that someone else changed overwrites nothing and offers their version", async () => {
  const mine = activityRecord({ opportunity_id: "ant" });
  const theirs = { ...mine, subject: "Theirs", lock_version: 1 };
  const calls = stubServer({
    ...TIMELINE,
    ...activities(mine),
    "PATCH /activities/activity-1": () =>
      problem(412, "stale", "The activity was changed", { activity: theirs }),
  });
  const { user } = renderPage();
  await user.click(await screen.findByRole("button", { name: "Actions for Call them" }));
  await user.click(await screen.findByRole("menuitem", { name: "Edit" }));
  const dialog = within(await screen.findByRole("dialog"));
  await user.clear(dialog.getByLabelText("Subject"));
  await user.type(dialog.getByLabelText("Subject"), "Mine");
  await user.click(dialog.getByRole("button", { name: "Save" }));
  const notice = within(await dialog.findByRole("alert"));
  expect(writes(calls)[0]?.ifMatch).toBe('"0"');
  await user.click(notice.getByRole("button"));
  expect(dialog.getByLabelText("Subject")).toHaveProperty("value", "Theirs");
});

test("a VIEWER reads the timeline and gets nothing that writes", async () => {
  stubServer({ ...TIMELINE, ...activities(activityRecord({ opportunity_id: "ant" })) });
  const { user } = renderPage({ canEdit: false });
  const box = await screen.findByRole("checkbox", { name: "Call them is done" });
  expect(box).toHaveProperty("disabled", true);
  expect(screen.queryByRole("button", { name: "Schedule" })).toBeNull();
  await user.keyboard("a");
  expect(screen.queryByRole("dialog")).toBeNull();
});
