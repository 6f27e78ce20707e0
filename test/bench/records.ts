/** The workload's records as the product writes them: real kinds, real headers. */
import { ordinary } from '../../src/domain/proposal/matter.ts';
import { Kind } from '../../src/domain/kinds.ts';
import { encodeProposalPut } from '../../src/domain/proposal/headers.ts';
import { encodePositionTaken } from '../../src/domain/proposal/position-header.ts';
import type { Position } from '../../src/domain/state.ts';
import { encodeMessageSaid } from '../../src/domain/talk/headers.ts';
import type { NewRecord } from '../../src/ledger/api.ts';
import type { WorkRecord } from './workload.ts';

export const POSITIONS: readonly Position[] = ['agree', 'reservations', 'standAside', 'object'];

export interface Ref {
  readonly feed: number;
  readonly burst: number;
  readonly index: number;
}

/** `proposals`: where each was put, by its number. */
export function newRecord(record: WorkRecord, proposals: readonly Ref[]): NewRecord {
  const { type, time, text } = record;
  if (type === 'message') {
    const header = encodeMessageSaid({ replyTo: null, topic: null, mark: null, mentions: [] });
    return { kind: Kind.messageSaid, time, header, body: text };
  }
  if (type === 'proposal') {
    const title = text.slice(0, 60);
    const header = encodeProposalPut({
      reviewOn: null,
      matter: ordinary,
      title,
      about: '',
      text: text.slice(60),
      draft: null,
    });
    return { kind: Kind.proposalPut, time, header };
  }
  const proposal = proposals[record.proposal];
  if (!proposal) throw new Error(`Proposal ${record.proposal} was not put yet`);
  const position = POSITIONS[record.position] ?? 'agree';
  const header = encodePositionTaken({ proposal, revision: proposal, position, hasReason: true });
  return { kind: Kind.positionTaken, time, header, body: text };
}
