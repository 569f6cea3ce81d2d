export { lockReferences, lockReferencesSql } from "./sql/lock-references";
