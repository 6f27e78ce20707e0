import type { Governance, GovernanceChange } from '../state.ts';
import { emptyTable } from '../table.ts';

export const blankGovernance = (): Governance =>
  Object.freeze({
    assembly: null,
    people: emptyTable(),
    devices: emptyTable(),
    revoked: emptyTable(),
    roll: Object.freeze({
      size: 0,
      foundingList: null,
      quorum: 0,
      vouches: 0,
      basicFigure: 0,
      tellers: 0,
      history: Object.freeze([]),
      roles: Object.freeze([]),
    }),
    drafts: emptyTable(),
    proposals: emptyTable(),
    concerns: emptyTable(),
    decisions: emptyTable(),
    mootCalls: emptyTable(),
    moots: emptyTable(),
    ballots: emptyTable(),
    actions: emptyTable(),
    hidings: emptyTable(),
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
  revoked: Object.freeze([]),
  drafts: Object.freeze([]),
  proposals: Object.freeze([]),
  concerns: Object.freeze([]),
  decisions: Object.freeze([]),
  mootCalls: Object.freeze([]),
  moots: Object.freeze([]),
  ballots: Object.freeze([]),
  actions: Object.freeze([]),
  hidings: Object.freeze([]),
  refused: Object.freeze([]),
  erased: Object.freeze([]),
});
