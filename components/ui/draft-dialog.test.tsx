import { screen, waitFor } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { ScheduleActivity } from "@/components/activities/schedule-activity";
import { ConvertDialog } from "@/components/leads/convert-dialog";
import { LeadDialog } from "@/components/leads/lead-dialog";
import { InviteDialog } from "@/components/members/invite-dialog";
import { leadRecord, pipelineRecord } from "@/components/testing/records";
import { renderScreen } from "@/components/testing/render-screen";
import { stubServer } from "@/components/testing/stub-server";

const CONTEXT = {
  members: [],
  currentUserId: "user-1",
  pipelines: [pipelineRecord({ Prospect: "open" })],
  defaultPipelineId: "pipeline-1",
  currency: "USD",
  canEdit: true,
};

const nothing = () => undefined;
const lead = leadRecord();
const DIALOGS = {
  "of a lead": {
    field: "Description",
    render: (onClose: () => void) => (
      <LeadDialog lead={lead} context={CONTEXT} onClose={onClose} onSaved={nothing} />
    ),
  },
  "of a new lead": {
    field: "Company",
    render: (onClose: () => void) => (
      <LeadDialog lead={null} context={CONTEXT} onClose={onClose} onSaved={nothing} />
    ),
  },
  "of a conversion": {
    field: "Account",
    render: (onClose: () => void) => (
      <ConvertDialog
        {...{ lead, context: CONTEXT, onClose, onConverted: nothing, onWasConverted: nothing }}
      />
    ),
  },
  "of the next activity": {
    field: "Subject",
    render: (onClose: () => void) => (
      <ScheduleActivity
        open
        onOpenChange={onClose}
        opportunity={{ id: "opportunity-1", name: "Acme" }}
        timeZone="UTC"
      />
    ),
  },
  "of an invitation": {
    field: "Email (optional)",
    render: (onClose: () => void) => <InviteDialog onClose={onClose} onInvited={nothing} />,
  },
};

test.each(Object.entries(DIALOGS))(
  "a dialog %s asks before Esc discards what was typed, and closes at once without it",
  async (_what, { field, render }) => {
    stubServer({});
    const onClose = vi.fn<() => void>();
    const { user } = renderScreen(render(onClose));
    await user.type(screen.getByLabelText(field), "half a thought");
    await user.keyboard("{Escape}");
    const question = await screen.findByRole("dialog", { name: "Discard changes?" });
    expect(onClose).not.toHaveBeenCalled();
    await user.click(screen.getByRole("button", { name: "Keep editing" }));
    await waitFor(() => expect(question.isConnected).toBe(false));
    expect(screen.getByLabelText(field)).toHaveProperty("value", "half a thought");
    await user.keyboard("{Escape}");
    await user.click(await screen.findByRole("button", { name: "Discard" }));
    expect(onClose).toHaveBeenCalledTimes(1);
  },
);

test.each(Object.entries(DIALOGS))(
  "a dialog %s closes without a question when nothing was typed",
  async (_what, { render }) => {
    stubServer({});
    const onClose = vi.fn<() => void>();
    const { user } = renderScreen(render(onClose));
    await user.keyboard("{Escape}");
    expect(onClose).toHaveBeenCalledTimes(1);
  },
);
