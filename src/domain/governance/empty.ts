import type { Governance, GovernanceChange } from '../state.ts';
import { emptyTable } from '../table.ts';

export const blankGovernance = (): Governance =>
  Object.freeze({
    assembly: null,
    people: emptyTable(),
    devices: emptyTable(),
    roll: Object.freeze({ size: 0, foundingList: null, quorum: 0, vouches: 0 }),
    drafts: emptyTable(),
    proposals: emptyTable(),
    concerns: emptyTable(),
    decisions: emptyTable(),
    refused: emptyTable(),
    unknown: 0,
    waitingFor: Object.freeze([]),
    cuts: Object.freeze([]),
    erased: emptyTable(),
  } satisfies Governance);

export const noChange: GovernanceChange = Object.freeze({
  all: false,
  assembly: false,
  roll: false,
  people: Object.freeze([]),
  drafts: Object.freeze([]),
  proposals: Object.freeze([]),
  concerns: Object.freeze([]),
  decisions: Object.freeze([]),
  refused: Object.freeze([]),
  erased: Object.freeze([]),
});
