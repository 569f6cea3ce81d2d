import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { pipelineRecord } from "@/components/testing/records";
import { renderScreen } from "@/components/testing/render-screen";
import { problem, stubServer, writes } from "@/components/testing/stub-server";
import type { PipelineRecord, StageType } from "@/lib/domain/pipelines/schema";
import { PipelineEditor } from "./pipeline-editor";
import { PipelineList } from "./pipeline-list";
import { PipelineView } from "./pipeline-view";

const EDITED = "/opportunity_pipelines/pipeline-1";

type Counts = Record<string, number>;

/** A pipeline whose stages hold so many opportunities, by name. */
function pipelineWith(stages: Record<string, StageType>, counts: Counts = {}, version = 0) {
  const pipeline = pipelineRecord(stages, { lock_version: version });
  const counted = pipeline.stages.map((stage) => ({
    ...stage,
    opportunities_count: counts[stage.name] ?? 0,
  }));
  const opportunities_count = counted.reduce((sum, stage) => sum + stage.opportunities_count, 0);
  return { ...pipeline, stages: counted, opportunities_count };
}

/** The summary of these opportunities, each worth $1,000. */
function summaryOf({ stages }: PipelineRecord) {
  const of = (count: number) => ({
    count,
    amounts: [{ currency: "USD", amount: `${count * 1_000}.00` }],
  });
  const total = stages.reduce((sum, { opportunities_count }) => sum + opportunities_count, 0);
  return {
    total: of(total),
    stages: stages.map(({ id, opportunities_count }) => ({
      pipeline_stage_id: id,
      ...of(opportunities_count),
    })),
  };
}

const renderEditor = (pipeline: PipelineRecord) =>
  renderScreen(
    <>
      <a href="/settings/pipelines">All pipelines</a>
      <PipelineEditor rottingDays={45} pipeline={pipeline} pipelines={[pipeline]} />
    </>,
    "/settings/pipelines/pipeline-1",
  );
type User = ReturnType<typeof renderEditor>["user"];

const stage = (name: string) =>
  within(
    within(screen.getByRole("list", { name: "Stages" })).getByRole("listitem", { name: name }),
  );
const stageNames = () =>
  within(screen.getByRole("list", { name: "Stages" }))
    .getAllByRole("textbox", { name: "Name" })
    .map((input) => (input instanceof HTMLInputElement ? input.value : ""));
const save = () => screen.getByRole("button", { name: "Save" });

async function choose(user: User, name: string, action: string) {
  await user.click(screen.getByRole("button", { name: `Actions for ${name}` }));
  await user.click(await screen.findByRole("menuitem", { name: action }));
}

async function rename(user: User, from: string, to: string) {
  const input = stage(from).getByRole("textbox", { name: "Name" });
  await user.clear(input);
  await user.type(input, to);
}

test("removing a stage in use asks which stage takes its opportunities", async () => {
  const pipeline = pipelineWith({ Lead: "open", Talk: "open", Won: "won" }, { Lead: 2, Talk: 1 });
  const calls = stubServer({
    "GET /opportunities/summary": () => summaryOf(pipeline),
    [`PUT ${EDITED}`]: () => ({
      pipeline: pipelineWith({ Talk: "open", Won: "won" }, { Talk: 3 }, 1),
    }),
  });
  const { user } = renderEditor(pipeline);
  const remove = async () => {
    await choose(user, "Lead", "Remove");
    return within(await screen.findByRole("dialog", { name: "Remove Lead?" }));
  };
  const dialog = await remove();
  expect(await dialog.findByText(/2 opportunities worth \$2,000/)).toBeTruthy();
  await user.click(dialog.getByRole("button", { name: "Remove stage" }));
  const target = dialog.getByLabelText("Move opportunities to");
  expect(target.getAttribute("aria-invalid")).toBe("true");
  await user.selectOptions(target, "Talk");
  await user.click(dialog.getByRole("button", { name: "Remove stage" }));
  expect(stageNames()).toEqual(["Talk", "Won"]);
  await user.click(screen.getByRole("button", { name: "Keep Lead" }));
  expect(stageNames()).toEqual(["Lead", "Talk", "Won"]);

  const again = await remove();
  await user.selectOptions(again.getByLabelText("Move opportunities to"), "Talk");
  await user.click(again.getByRole("button", { name: "Remove stage" }));
  await user.click(save());
  await waitFor(() => expect(writes(calls)).toHaveLength(1));
  expect(writes(calls)[0]?.body.pipeline.stages).toContainEqual(
    expect.objectContaining({
      id: "stage-lead",
      _destroy: true,
      move_opportunities_to: "stage-talk",
    }),
  );
});

test("a stage that came into use in the meantime is kept, and the refused save asks for a target", async () => {
  const stages = { Lead: "open", Talk: "open", Won: "won" } as const;
  const calls = stubServer({
    [`PUT ${EDITED}`]: ({ body }) =>
      body.pipeline.stages.some(
        (each: { move_opportunities_to?: string | null }) => each.move_opportunities_to,
      )
        ? { pipeline: pipelineWith({ Talk: "open", Won: "won" }, { Talk: 1 }, 1) }
        : problem(409, "stage_not_empty", "Lead has 1 opportunity"),
    [`GET ${EDITED}`]: () => ({ pipeline: pipelineWith(stages, { Lead: 1 }) }),
  });
  const { user } = renderEditor(pipelineWith(stages));
  await choose(user, "Lead", "Remove");
  await user.click(save());
  const target = await screen.findByLabelText("Move opportunities to");
  expect(target.closest("li")?.textContent).toContain("Lead has 1 opportunity");
  await user.selectOptions(target, "Talk");
  await user.click(save());
  await waitFor(() => expect(writes(calls)).toHaveLength(2));
  expect(writes(calls)[1]?.body.pipeline.stages).toContainEqual(
    expect.objectContaining({ id: "stage-lead", move_opportunities_to: "stage-talk" }),
  );
});

test("the second of two saves sees both versions and keeps or replaces its own", async () => {
  const mine = pipelineWith({ Lead: "open", Talk: "open", Won: "won" });
  const theirs: PipelineRecord = {
    ...mine,
    lock_version: 1,
    stages: [
      ...mine.stages.map((each) =>
        each.name === "Lead" ? { ...each, name: "First contact" } : each,
      ),
      ...pipelineRecord({ Theirs: "open" }).stages,
    ],
  };
  const calls = stubServer({
    [`PUT ${EDITED}`]: ({ ifMatch }) =>
      ifMatch === '"0"'
        ? problem(412, "stale", "The pipeline was changed", { pipeline: theirs })
        : { pipeline: { ...mine, lock_version: 2 } },
  });
  const { user } = renderEditor(mine);
  await rename(user, "Lead", "Prospect");
  await user.type(stage("Talk").getByRole("textbox", { name: "Probability" }), "40");
  await user.click(save());
  const conflict = within(await screen.findByRole("dialog"));
  expect(
    conflict.getByRole("row", { name: "First contact: name First contact Prospect" }),
  ).toBeTruthy();
  expect(conflict.getByRole("row", { name: /Stage Theirs added/ })).toBeTruthy();
  await user.click(conflict.getByRole("button", { name: "Keep editing" }));
  expect(stageNames()).toEqual(["Prospect", "Talk", "Won"]);
  await user.click(save());
  await user.click(await screen.findByRole("button", { name: "Save mine instead" }));
  await waitFor(() => expect(writes(calls)).toHaveLength(3));
  expect(writes(calls)[2]).toMatchObject({ ifMatch: '"1"' });
  expect(writes(calls)[2]?.body.pipeline.stages).toContainEqual(
    expect.objectContaining({ id: "stage-theirs", _destroy: true }),
  );
});

test("the second of two saves can load the other version instead", async () => {
  const mine = pipelineWith({ Lead: "open", Won: "won" });
  const theirs = { ...pipelineWith({ Prospect: "open", Won: "won" }, {}, 1), name: "Partners" };
  stubServer({
    [`PUT ${EDITED}`]: () =>
      problem(412, "stale", "The pipeline was changed", { pipeline: theirs }),
  });
  const { user } = renderEditor(mine);
  await rename(user, "Won", "Signed");
  await user.click(save());
  await user.click(await screen.findByRole("button", { name: "Use theirs" }));
  expect(stageNames()).toEqual(["Prospect", "Won"]);
  expect(screen.queryByText("Unsaved changes")).toBeNull();
});

test("a link out of a changed pipeline asks first, and one out of a saved pipeline does not", async () => {
  const pipeline = pipelineWith({ Lead: "open", Won: "won" });
  stubServer({
    [`PUT ${EDITED}`]: ({ body }) => ({
      pipeline: { ...pipeline, description: body.pipeline.description, lock_version: 1 },
    }),
  });
  const { user, router } = renderEditor(pipeline);
  const description = screen.getByRole("textbox", { name: "Description" });
  await user.type(description, "Half a thought");
  await user.click(screen.getByRole("link", { name: "All pipelines" }));
  await user.click(await screen.findByRole("button", { name: "Keep editing" }));
  expect(description).toHaveProperty("value", "Half a thought");
  expect(router.push).not.toHaveBeenCalled();

  await user.click(save());
  await waitFor(() => expect(screen.queryByText("Unsaved changes")).toBeNull());
  const pressed = new MouseEvent("click", { bubbles: true, cancelable: true });
  screen.getByRole("link", { name: "All pipelines" }).dispatchEvent(pressed);
  expect(pressed.defaultPrevented).toBe(false);
  expect(screen.queryByRole("dialog")).toBeNull();
});

function renderList(pipelines: PipelineRecord[], canManage = true) {
  return renderScreen(
    <PipelineList
      pipelines={pipelines}
      targets={pipelines}
      defaultPipelineId="pipeline-2"
      currentUserId="user-1"
      canManage={canManage}
      memberNames={{}}
    />,
    "/settings/pipelines",
  );
}

test("a pipeline in use says what it holds and where that goes before it is deleted", async () => {
  const pipeline = pipelineWith(
    { Lead: "open", Talk: "open", Won: "won" },
    { Lead: 2, Talk: 1, Won: 1 },
  );
  const other = pipelineRecord(
    { Lead: "open", Won: "won" },
    { id: "pipeline-2", name: "Partners", is_default: true },
  );
  const calls = stubServer({
    "GET /opportunities/summary": () => summaryOf(pipeline),
    [`POST ${EDITED}/move_and_delete`]: () => ({ moved: 4 }),
  });
  const { user, router } = renderList([pipeline, other]);
  await choose(user, "Direct sales", "Delete…");
  const dialog = within(await screen.findByRole("dialog", { name: "Delete Direct sales?" }));
  expect(await dialog.findByText(/4 opportunities worth \$4,000/)).toBeTruthy();
  await user.selectOptions(dialog.getByLabelText("Move them to"), "Partners");
  const routes = within(dialog.getByRole("list", { name: "Target stages" })).getAllByRole(
    "listitem",
  );
  expect(routes.map(({ textContent }) => textContent)).toEqual([
    expect.stringMatching(/Lead.*2.*Lead/),
    expect.stringMatching(/Talk.*1.*Lead/),
    expect.stringMatching(/Won.*1.*Won/),
  ]);
  await user.click(dialog.getByRole("button", { name: "Move 4 opportunities and delete" }));
  expect(await screen.findByText(/4 opportunities moved to Partners/)).toBeTruthy();
  expect(writes(calls)[0]?.body).toEqual({ pipeline_id: "pipeline-2" });
  expect(router.refresh).toHaveBeenCalled();
});

test("a new organization default gets the Unassigned stage that it needs", async () => {
  const calls = stubServer({
    [`POST ${EDITED}/set_organization_default`]: () => ({ pipeline: pipelineRecord({}) }),
  });
  const { user } = renderList([pipelineWith({ Lead: "open", Won: "won" })]);
  await choose(user, "Direct sales", "Set as the organization’s default");
  expect(await screen.findByText(/added as the first stage/)).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Set as default" }));
  await waitFor(() => expect(writes(calls)[0]?.body).toEqual({ add_unassigned_stage: true }));
});

test("the default pipeline keeps its Unassigned stage", async () => {
  const { user } = renderEditor({
    ...pipelineWith({ Unassigned: "open", Lead: "open", Won: "won" }),
    is_default: true,
  });
  await user.click(screen.getByRole("button", { name: "Actions for Unassigned" }));
  const item = await screen.findByRole("menuitem", { name: "Required in the default pipeline" });
  expect(item.getAttribute("aria-disabled")).toBe("true");
});

test("a REP sets a default among the REP's own pipelines and deletes an empty one", async () => {
  const own = pipelineRecord(
    { Lead: "open" },
    { name: "Mine", is_shared: false, user_id: "user-1" },
  );
  const calls = stubServer({
    [`POST ${EDITED}/set_default`]: () => ({ pipeline: own }),
    "GET /opportunities/summary": () => summaryOf(own),
    [`DELETE ${EDITED}`]: () => undefined,
  });
  const { user } = renderList([own], false);
  expect(screen.getByRole("button", { name: "New pipeline" })).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Actions for Mine" }));
  expect(screen.queryByRole("menuitem", { name: /organization’s default/ })).toBeNull();
  await user.click(await screen.findByRole("menuitem", { name: "Set as my default" }));
  await choose(user, "Mine", "Delete…");
  const confirm = await screen.findByRole("button", { name: "Delete pipeline" });
  await waitFor(() => expect(confirm.getAttribute("aria-busy")).not.toBe("true"));
  await user.click(confirm);
  await waitFor(() =>
    expect(writes(calls).map(({ method, path }) => `${method} ${path}`)).toEqual([
      `POST ${EDITED}/set_default`,
      `DELETE ${EDITED}`,
    ]),
  );
});

test("a pipeline that the user may not change is shown without fields", () => {
  renderScreen(<PipelineView pipeline={pipelineWith({ Lead: "open" })} note="Only to look at" />);
  expect(screen.getByText("Only to look at")).toBeTruthy();
  expect(screen.getByRole("table").textContent).toContain("Lead");
  expect(screen.queryByRole("textbox")).toBeNull();
});
