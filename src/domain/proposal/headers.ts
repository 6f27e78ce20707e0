/** Proposals, their revisions, concerns, and "this needs a Moot". Texts that people decide on stand here. */
import { decode, encode, list, option, struct, text, varint } from '../codec/codec.ts';
import type { Decoded } from '../codec/codec.ts';
import { recordRef } from '../codec/ids.ts';
import { byteLimits, countLimits } from '../limits.ts';
import { matterCodec } from './matter.ts';

const wording = {
  title: text(byteLimits.title, 1),
  about: text(byteLimits.about),
  text: text(byteLimits.text),
  /** When to look at it again, in milliseconds since the Unix epoch. */
  reviewOn: option(varint),
  matter: matterCodec,
};

const proposalPut = struct({ ...wording, draft: option(recordRef) });

const proposalRevised = struct({
  proposal: recordRef,
  /** The revisions that this text takes further; two, where it joins two. */
  previous: list(recordRef, countLimits.previous, 1),
  ...wording,
});

const aboutProposal = struct({ proposal: recordRef });
const concernRaised = struct({ proposal: recordRef, revision: recordRef });
const aboutConcern = struct({ concern: recordRef });

export type ProposalPut = Decoded<typeof proposalPut>;
export type ProposalRevised = Decoded<typeof proposalRevised>;
export type ProposalWithdrawn = Decoded<typeof aboutProposal>;
export type ConcernRaised = Decoded<typeof concernRaised>;
export type ConcernAnswered = Decoded<typeof aboutConcern>;
export type ConcernResolved = Decoded<typeof aboutConcern>;
export type MootAsk = Decoded<typeof aboutProposal>;

export const encodeProposalPut = (header: ProposalPut) => encode(proposalPut, header);
export const decodeProposalPut = (bytes: Uint8Array) => decode(proposalPut, bytes);

export const encodeProposalRevised = (header: ProposalRevised) => encode(proposalRevised, header);
export const decodeProposalRevised = (bytes: Uint8Array) => decode(proposalRevised, bytes);

export const encodeProposalWithdrawn = (header: ProposalWithdrawn) => encode(aboutProposal, header);
export const decodeProposalWithdrawn = (bytes: Uint8Array) => decode(aboutProposal, bytes);

/** The words are the body. */
export const encodeConcernRaised = (header: ConcernRaised) => encode(concernRaised, header);
export const decodeConcernRaised = (bytes: Uint8Array) => decode(concernRaised, bytes);

/** The words are the body. */
export const encodeConcernAnswered = (header: ConcernAnswered) => encode(aboutConcern, header);
export const decodeConcernAnswered = (bytes: Uint8Array) => decode(aboutConcern, bytes);

export const encodeConcernResolved = (header: ConcernResolved) => encode(aboutConcern, header);
export const decodeConcernResolved = (bytes: Uint8Array) => decode(aboutConcern, bytes);

/** The reason is the body. */
export const encodeMootAskedFor = (header: MootAsk) => encode(aboutProposal, header);
export const decodeMootAskedFor = (bytes: Uint8Array) => decode(aboutProposal, bytes);

export const encodeMootAskWithdrawn = (header: MootAsk) => encode(aboutProposal, header);
export const decodeMootAskWithdrawn = (bytes: Uint8Array) => decode(aboutProposal, bytes);
