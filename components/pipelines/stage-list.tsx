"use client";

import {
  type Announcements,
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  type Modifier,
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import {
  SortableContext,
  sortableKeyboardCoordinates,
  verticalListSortingStrategy,
} from "@dnd-kit/sortable";
import clsx from "clsx";
import { type RefObject, useRef, useState } from "react";
import { changeStage, moveStage } from "./edit-draft";
import { type DraftStage, isKept } from "./pipeline-draft";
import { STAGE_GRID, StageRow } from "./stage-row";
import type { PipelineForm } from "./use-pipeline-form";

type StageListProps = { form: PipelineForm; onRemove: (stage: DraftStage) => void };

/** The stages of a pipeline in order. They are reordered by drag, keyboard or menu. */
export function StageList({ form, onRemove }: StageListProps) {
  const { base, draft, errors, edit } = form;
  const { stages } = draft;
  const [announcement, setAnnouncement] = useState("");
  const hasMoved = useRef(false);
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 200, tolerance: 8 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const positionOf = (key: unknown) => stages.findIndex((stage) => stage.key === key);

  const drop = ({ active, over }: DragEndEvent) => {
    if (over) edit((current) => moveStage(current, String(active.id), positionOf(over.id)));
  };
  const step = ({ key, name }: DraftStage, by: 1 | -1) => {
    edit((current) => moveStage(current, key, positionOf(key) + by));
    setAnnouncement(`${name || "New stage"}, ${positionOf(key) + by + 1} of ${stages.length}`);
  };

  return (
    <DndContext
      id="stages"
      sensors={sensors}
      collisionDetection={closestCenter}
      modifiers={UPRIGHT}
      accessibility={{
        announcements: announcementsFor(stages, hasMoved),
        screenReaderInstructions: INSTRUCTIONS,
      }}
      onDragEnd={drop}
    >
      <div className="@container">
        <div className="rounded-lg border">
          <div
            aria-hidden
            className={clsx(
              "border-b px-2 py-1.5 text-ink-muted text-xs @max-3xl:hidden",
              STAGE_GRID,
            )}
          >
            <span className="col-start-3">Stage</span>
            <span>Type</span>
            <span>Probability</span>
            <span>Rotting after</span>
            <span className="text-right">Opportunities</span>
          </div>
          <SortableContext
            items={stages.map(({ key }) => key)}
            strategy={verticalListSortingStrategy}
          >
            <ol aria-label="Stages">
              {stages.map((stage, index) => (
                <StageRow
                  key={stage.key}
                  stage={stage}
                  isKept={isKept(base, stage)}
                  isFirst={index === 0}
                  isLast={index === stages.length - 1}
                  errors={errors}
                  onChange={(change) => edit((current) => changeStage(current, stage.key, change))}
                  onMove={(by) => step(stage, by)}
                  onRemove={() => onRemove(stage)}
                />
              ))}
            </ol>
          </SortableContext>
        </div>
      </div>
      <p role="status" className="sr-only">
        {announcement}
      </p>
    </DndContext>
  );
}

const UPRIGHT: Modifier[] = [({ transform }) => ({ ...transform, x: 0 })];

const INSTRUCTIONS = {
  draggable:
    "Press Space to pick up the stage, the arrow keys to move it, Space to drop it, Escape to cancel.",
};

function announcementsFor(stages: DraftStage[], hasMoved: RefObject<boolean>): Announcements {
  const nameOf = (id: unknown) => stages.find(({ key }) => key === id)?.name || "New stage";
  const positionOf = (id: unknown) =>
    `${stages.findIndex(({ key }) => key === id) + 1} of ${stages.length}`;
  return {
    onDragStart: ({ active }) => {
      hasMoved.current = false;
      return `Picked up ${nameOf(active.id)}, ${positionOf(active.id)}`;
    },
    onDragOver: ({ active, over }) => {
      // The first event comes at once, for the start position, and would cut off the pick-up
      // announcement.
      hasMoved.current ||= over?.id !== active.id;
      return over && hasMoved.current ? `${nameOf(active.id)}, ${positionOf(over.id)}` : undefined;
    },
    onDragEnd: ({ active, over }) =>
      `Dropped ${nameOf(active.id)}, ${positionOf((over ?? active).id)}`,
    onDragCancel: ({ active }) => `Move canceled: ${nameOf(active.id)}, ${positionOf(active.id)}`,
  };
}
