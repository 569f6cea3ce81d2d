"use client";

import { LayoutList } from "lucide-react";
import { useAddress } from "@/components/filters/use-address";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Popover } from "@/components/ui/popover";
import { CARD_FIELDS, type CardField, cardFieldsText } from "./card-field-choice";

/** Chooses what the cards show, which the address and a saved view keep. */
export function CardFieldsButton({ fields }: { fields: ReadonlySet<CardField> }) {
  const { go } = useAddress();
  const choose = (key: CardField, isShown: boolean) => {
    const chosen = new Set(fields);
    if (isShown) chosen.add(key);
    else chosen.delete(key);
    go({ cards: cardFieldsText(chosen) });
  };
  return (
    <Popover
      label="Fields on cards"
      className="w-60"
      trigger={
        <Button
          variant="ghost"
          size="icon"
          aria-label="Fields on cards"
          title="Fields on cards"
          className="max-sm:order-3"
        >
          <LayoutList aria-hidden />
        </Button>
      }
    >
      <ul className="flex flex-col">
        {CARD_FIELDS.map(({ key, name }) => (
          <li key={key}>
            {/* biome-ignore lint/a11y/noLabelWithoutControl: the checkbox is the control */}
            <label className="flex min-h-7 items-center gap-2 pointer-coarse:min-h-11">
              <Checkbox checked={fields.has(key)} onCheckedChange={(checked) => choose(key, checked === true)} />
              {name}
            </label>
          </li>
        ))}
      </ul>
    </Popover>
  );
}
