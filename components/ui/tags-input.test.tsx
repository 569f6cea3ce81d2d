import { fireEvent, screen, waitFor } from "@testing-library/react";
import { useState } from "react";
import { expect, test } from "vitest";
import { renderScreen } from "@/components/testing/render-screen";
import { problem, stubServer } from "@/components/testing/stub-server";
import { Field } from "./field";
import { TagsInput } from "./tags-input";

function Tags({ initial }: { initial: string[] }) {
  const [tags, setTags] = useState(initial);
  return (
    <>
      <Field label="Tags">
        {(control) => <TagsInput of="accounts" control={control} value={tags} onChange={setTags} />}
      </Field>
      <output>{tags.join(" ")}</output>
    </>
  );
}

const ACCOUNTS = [{ tags: ["VIP", "spring"] }, { tags: ["spring"] }, { tags: [] }];
const suggested = () =>
  [...document.querySelectorAll("datalist option")].map((one) => one.getAttribute("value"));
const shown = () => screen.getByRole("status").textContent;

test("the tags in use are suggested on focus, the most frequent first, without the chosen ones", async () => {
  const calls = stubServer({ "GET /accounts": () => ({ accounts: ACCOUNTS }) });
  const { user } = renderScreen(<Tags initial={[]} />);
  expect(calls).toEqual([]);
  await user.click(screen.getByLabelText("Tags"));
  await waitFor(() => expect(suggested()).toEqual(["spring", "VIP"]));
  fireEvent.input(screen.getByLabelText("Tags"), {
    target: { value: "spring" },
    inputType: "insertReplacementText",
  });
  await waitFor(() => expect(shown()).toBe("spring"));
  expect(suggested()).toEqual(["VIP"]);
});

test("a tag in another case is added as it is used, and not twice", async () => {
  stubServer({ "GET /accounts": () => ({ accounts: ACCOUNTS }) });
  const { user } = renderScreen(<Tags initial={["hot"]} />);
  await user.click(screen.getByLabelText("Tags"));
  await waitFor(() => expect(suggested()).toHaveLength(2));
  await user.keyboard("vip{Enter}HOT{Enter}new{Enter}");
  expect(shown()).toBe("hot VIP new");
});

test("without suggestions tags are added as before", async () => {
  stubServer({ "GET /accounts": () => problem(503, "unavailable", "Try again later") });
  const { user } = renderScreen(<Tags initial={[]} />);
  await user.type(screen.getByLabelText("Tags"), "one,two{Enter}");
  expect(shown()).toBe("one two");
  expect(suggested()).toEqual([]);
});
