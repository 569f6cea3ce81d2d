"use client";

import { LayoutList } from "lucide-react";
import {
  CARD_FIELDS,
  type CardField,
  cardFieldsText,
} from "@/components/board/state/card-field-choice";
import { useAddress } from "@/components/filters/use-address";
import { ChoiceButton } from "@/components/ui/choice-button";

/** Chooses the fields on the cards. The address and saved views keep the choice. */
export function CardFieldsButton({ fields }: { fields: ReadonlySet<CardField> }) {
  const { go } = useAddress();
  return (
    <ChoiceButton
      label="Fields on cards"
      choices={CARD_FIELDS}
      chosen={[...fields]}
      onChange={(chosen) => go({ cards: cardFieldsText(chosen) })}
      variant="ghost"
      size="icon"
      className="@max-3xl:order-3"
    >
      <LayoutList aria-hidden />
    </ChoiceButton>
  );
}
