import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { renderScreen } from "@/components/testing/render-screen";
import { stubServer } from "@/components/testing/stub-server";
import { ViewsPanel } from "./views-panel";

const SHARED = {
  id: "view-1",
  name: "Hot deals",
  is_shared: true,
  user_id: "someone-else",
  query: { pipeline: "pipeline-1", view: "table", tag: "hot" },
  layout: {},
  created_at: "2026-01-05T09:00:00.000Z",
  updated_at: "2026-01-05T09:00:00.000Z",
  lock_version: 0,
};

const renderViews = (address: string) =>
  renderScreen(
    <ViewsPanel
      trigger={<button type="button">Views</button>}
      stageIds={[]}
      canShare={false}
      currentUserId="user-1"
      onOpenChange={() => undefined}
    />,
    address,
  );

test("a shared view of someone else opens, but cannot be changed or deleted", async () => {
  stubServer({ "GET /views": () => ({ views: [SHARED] }) });
  const { user, router } = renderViews(
    "/crm/opportunities?pipeline=pipeline-1&view=table&tag=hot&sort=amount&saved=view-1",
  );
  const view = await screen.findByRole("button", { name: /Hot deals/ });
  // Neither `Save changes to Hot deals` nor `Delete Hot deals`.
  expect(screen.getAllByRole("button", { name: /Hot deals/ })).toEqual([view]);
  await user.click(view);
  const [[href = ""] = []] = router.push.mock.calls;
  expect(Object.fromEntries(new URL(href, "http://localhost").searchParams)).toMatchObject({
    pipeline: "pipeline-1",
    view: "table",
    tag: "hot",
  });
});

test("an own view that is shown with other filters can be saved again and deleted", async () => {
  stubServer({
    "GET /views": () => ({ views: [{ ...SHARED, user_id: "user-1", is_shared: false }] }),
  });
  renderViews("/crm/opportunities?pipeline=pipeline-1&view=table&sort=amount&saved=view-1");
  expect(await screen.findByRole("button", { name: "Save changes to Hot deals" })).toBeTruthy();
  expect(screen.getByRole("button", { name: "Delete Hot deals" })).toBeTruthy();
});

test("the name of a view that was not saved is there again when the panel is opened anew", async () => {
  const calls = stubServer({
    "GET /views": () => ({ views: [] }),
    "POST /views": () => ({ view: { ...SHARED, id: "view-2", name: "Late ones" } }),
  });
  const first = renderViews("/crm/opportunities");
  await first.user.type(await screen.findByLabelText("Save this view as"), "Late ones");
  first.unmount();
  const second = renderViews("/crm/opportunities");
  const name = await screen.findByLabelText<HTMLInputElement>("Save this view as");
  expect(name.value).toBe("Late ones");
  await second.user.click(screen.getByRole("button", { name: "Save view" }));
  expect(await screen.findByText("Late ones was saved")).toBeTruthy();
  expect(calls.at(-1)?.path).toBe("/views");
  expect(screen.getByLabelText<HTMLInputElement>("Save this view as").value).toBe("");
});
