"use client";

import dynamic from "next/dynamic";
import { loadTable } from "./load-table";
import { TableSkeleton } from "./table-skeleton";

/** The table of opportunities, whose code is loaded when it is first shown. */
export const TableView = dynamic(loadTable, { loading: TableSkeleton });
