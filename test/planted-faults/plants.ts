/**
 * Defences, each with what takes it away and the test that must notice. The source stays as it is: a
 * plant is put into a copy. The gate's own checks are planted by `test/unit/ledger/attacks.ts`.
 */
export interface Plant {
  /** What the code does against whom. */
  readonly defence: string;
  /** From `src`. */
  readonly file: string;
  /** Stands there exactly once. */
  readonly find: string;
  readonly put: string;
  /** From `test`. */
  readonly test: string;
  /** A part of the test's title. */
  readonly title: string;
}

const LINK = 'unit/sync/link.test.ts';
const HOSTILE = 'unit/sync/hostile.test.ts';
const BYTES = 'unit/sync/bytes-on-link.test.ts';
const HIDING = 'unit/sync/hiding.test.ts';
const BETWEEN = 'unit/sync/between.test.ts';
const INTRODUCTIONS = 'unit/sync/introductions.test.ts';
const PRESENCE = 'unit/sync/presence.test.ts';
const SIGNATURES = 'unit/ledger/signatures.test.ts';
const FORKS = 'unit/ledger/forks.test.ts';
const ROOMS = 'simulation/equivocation.test.ts';

const link = (defence: string, find: string, put: string, title: string, test = LINK): Plant => ({
  defence,
  file: 'sync/link.ts',
  find,
  put,
  test,
  title,
});

const conversation = (defence: string, find: string, put: string, title: string, test: string): Plant => ({
  defence,
  file: 'sync/conversation.ts',
  find,
  put,
  test,
  title,
});

const proving: readonly Plant[] = [
  link(
    'the proof of a device is checked',
    "if (!valid) return this.close('wrongProof');",
    '',
    'claims the key of another',
  ),
  {
    defence: 'both ends sign the channel that they are on',
    file: 'sync/handshake.ts',
    find: '    binding,\n',
    put: '',
    test: BETWEEN,
    title: 'who passes everything on',
  },
  {
    defence: 'a proof answers a fresh number of the other end',
    file: 'sync/handshake.ts',
    find: '    answerer.nonce,\n',
    put: '',
    test: LINK,
    title: 'recorded on an earlier link',
  },
  {
    defence: 'a proof says which end it is from',
    file: 'sync/handshake.ts',
    find: 'Uint8Array.of(first ? 1 : 2)',
    put: 'Uint8Array.of(1)',
    test: LINK,
    title: 'another run of this very device',
  },
  link(
    'an echo of oneself is no neighbour',
    'if (sameBytes(theirs.device, this.#hello.device) && sameBytes(theirs.name, this.#hello.name)) {',
    'if (theirs.device.length === 0) {',
    'an echo of its own hello',
  ),
  link(
    'who was introduced is who comes',
    "if (introducedAs && !sameBytes(theirs.name, introducedAs)) return this.close('wrongProof');",
    '',
    'somebody other than who was introduced',
  ),
  link(
    'nothing is heard before the proofs',
    "if (!this.#proving) throw new Malformed('beforeProof');",
    '',
    'accepts nothing else before both proofs',
  ),
  link(
    'a stranger has ten seconds',
    "if (!this.#peer && this.#ticks * TICK_MS >= PROOF_WITHIN_MS) return this.close('noProof');",
    '',
    'a talkative one ten',
  ),
  {
    defence: 'a tag names a ledger on one link only',
    file: 'sync/handshake.ts',
    find: "'moot/have-assembly/1'), id, session))",
    put: "'moot/have-assembly/1'), id))",
    test: HOSTILE,
    title: 'learns no ledger id',
  },
];

const bounds: readonly Plant[] = [
  link(
    'frames have a budget',
    "if (!this.#frames.spend()) return this.close('flood');",
    '',
    'ends a flood of frames',
  ),
  {
    defence: 'a message has an end',
    file: 'sync/frames.ts',
    find: "if (this.#size > this.limit) return { type: 'fault', reason: 'tooBig' };",
    put: '',
    test: LINK,
    title: 'more than half a kilobyte from somebody unproven',
  },
  conversation(
    'messages have a budget',
    'kind !== KIND.update && kind !== KIND.credit && !this.#budgets.messages.spend()',
    'false',
    'ends a flood of small messages',
    HOSTILE,
  ),
  conversation(
    'what is said to be held has a budget',
    'TELLS_HOLDINGS.has(kind) && !this.#budgets.vectorBytes.spend(payload.length)',
    'false',
    'again and again costs no more',
    HIDING,
  ),
  {
    defence: 'a neighbour speaks of so many feeds',
    file: 'sync/ledger-exchange.ts',
    find: "if (this.#theyHold.size > MOST_FEEDS) return this.#context.close('flood');",
    put: '',
    test: HIDING,
    title: 'costs memory only as far',
  },
  conversation(
    'a sender keeps to its window',
    "if (this.#owed > WINDOW_BYTES + MAX_MESSAGE_BYTES) return this.#link.close('flood');",
    '',
    'overruns its window',
    HOSTILE,
  ),
  conversation(
    'questions have a budget',
    'if (this.#budgets.questions.spend()) this.#asking.onAsk(payload);',
    'this.#asking.onAsk(payload);',
    'of questions',
    BYTES,
  ),
  conversation(
    'presence has a budget',
    'if (this.#budgets.presence.spend()) this.#assembly',
    'this.#assembly',
    'costs no more checks than its budget',
    HIDING,
  ),
  conversation(
    'drafts have a budget',
    "if (!this.#budgets.draftBytes.spend(payload.length)) return this.#link.close('flood');",
    '',
    'holds back draft bytes',
    HOSTILE,
  ),
  conversation(
    'credit is for what was sent',
    "if (!this.#link.outbox.credit(decodeNumber(payload))) throw new Malformed('credit');",
    'this.#link.outbox.credit(decodeNumber(payload));',
    'credit for what was never sent',
    HOSTILE,
  ),
  {
    defence: 'wants have a budget',
    file: 'sync/ledger-exchange.ts',
    find: 'if (this.#context.budgets.wants.spend()) this.#sending',
    put: 'this.#sending',
    test: HOSTILE,
    title: 'answers no more wants than the budget',
  },
  {
    defence: 'a list of wants is short',
    file: 'sync/messages.ts',
    find: "if (bursts.length > MAX_WANTS) throw new Malformed('wants');",
    put: '',
    test: HOSTILE,
    title: 'too many wants',
  },
  {
    defence: 'an update has at most 256 KiB on the way',
    file: 'sync/messages.ts',
    find: 'if (packed > 1 || reader.left > MAX_UPDATE_BYTES)',
    put: 'if (packed > 1)',
    test: BYTES,
    title: 'is not even looked at',
  },
  {
    defence: 'a pack unpacks to no more than it may',
    file: 'ledger/pack.ts',
    find: 'length > maxBytes',
    put: 'length > 1e9',
    test: 'property/ledger/pack.test.ts',
    title: 'one byte over the limit',
  },
  {
    defence: 'nothing is sent beyond the window',
    file: 'sync/outbox.ts',
    find: 'if (source.windowed && this.#onTheWay >= WINDOW_BYTES) continue;',
    put: '',
    test: HOSTILE,
    title: 'never sends more than the window',
  },
  {
    defence: 'what waits in a draft is little',
    file: 'app/drafts/draft-room.ts',
    find: 'store.pendingStructs = null;',
    put: 'void 0;',
    test: 'unit/app/draft-room.test.ts',
    title: 'keeps little of what it can make nothing of',
  },
  {
    defence: 'a neighbour invents few carets',
    file: 'app/drafts/carets.ts',
    find: 'return told < MOST_PER_NEIGHBOUR;',
    put: 'return told >= 0;',
    test: 'unit/app/draft-room.test.ts',
    title: 'somebody invents a crowd of them',
  },
];

const blame: readonly Plant[] = [
  {
    defence: 'a structural fault ends the link',
    file: 'sync/ledger-receiving.ts',
    find: "if (!receipt.ok) return this.#context.close('badUpdate');",
    put: 'if (!receipt.ok) return;',
    test: BYTES,
    title: 'a delete set alone',
  },
  {
    defence: 'what is no pack ends the link',
    file: 'sync/ledger-receiving.ts',
    find: "if (!update) return this.#context.close('badUpdate');",
    put: 'if (!update) return;',
    test: HOSTILE,
    title: 'bytes that are no pack',
  },
  {
    defence: 'many bad signatures end the link',
    file: 'sync/ledger-receiving.ts',
    find: "if (!this.#context.budgets.faults.spend(counted.length)) return this.#context.close('tooManyFaults');",
    put: '',
    test: BYTES,
    title: 'sent again and again',
  },
  {
    defence: 'many false proofs end the link',
    file: 'sync/ledger-exchange.ts',
    find: "if (!taken && !this.#context.budgets.faults.spend()) this.#context.close('tooManyFaults');",
    put: 'void taken;',
    test: BYTES,
    title: 'one burst twice',
  },
  {
    defence: 'who misbehaved is kept away for a while',
    file: 'sync/neighbours.ts',
    find: "if (this.#standing.shuns(peer.device)) return entry.link.close('shunned');",
    put: '',
    test: HOSTILE,
    title: 'keeps away for a while',
  },
  conversation(
    'a tag is announced once',
    'this.#theirTags.has(number) || this.#theirs.has(tag) || ',
    '',
    'a tag twice',
    HOSTILE,
  ),
  conversation(
    'a number was announced',
    "if (tag === undefined) throw new Malformed('number');",
    'if (tag === undefined) return null;',
    'a number never announced',
    HOSTILE,
  ),
  {
    defence: 'nobody who was not welcomed has a signature checked ahead',
    file: 'ledger/foresight.ts',
    find: 'if (this.#held.intake?.isStranger(end.device) === true) return null;',
    put: '',
    test: 'unit/ledger/foresight.test.ts',
    title: 'of strangers',
  },
  {
    defence: 'an invented chain costs one check',
    file: 'ledger/verify-runs.ts',
    find: 'begins ? 1 : room',
    put: 'room',
    test: 'unit/ledger/bombs.test.ts',
    title: '3,500 bad signatures',
  },
  {
    defence: 'a feed stops at its first bad signature',
    file: 'ledger/verify-runs.ts',
    find: 'progress.bad = firstBad >= 0;',
    put: 'progress.bad = false;',
    test: BYTES,
    title: 'a zero signature',
  },
];

const hiding: readonly Plant[] = [
  {
    defence: 'a turn that brings nothing is passed over',
    file: 'sync/ledger-exchange.ts',
    find: 'if (came < Math.max(LITTLE, before * LEAST_SHARE_MEANWHILE)) this.#goWithoutTurn();\n      else ',
    put: '',
    test: HIDING,
    title: 'sends only what brings nothing',
  },
  {
    defence: 'what nobody else has is no progress',
    file: 'sync/ledger-exchange.ts',
    find: 'const came = before - this.#lacking();',
    put: 'const came = this.shared.vector.size * 1e6;',
    test: HIDING,
    title: 'brings a little all the time',
  },
  {
    defence: 'nobody holds what was not written',
    file: 'sync/share.ts',
    find: 'raise(held, common(vector, this.ledgers.get(key)?.vector ?? new Map()));',
    put: 'raise(held, vector);',
    test: HIDING,
    title: 'counts for no more than were ever written',
  },
  {
    defence: 'presence has room for every link',
    file: 'sync/presence.ts',
    find: 'this.#present.delete(oldest);',
    put: 'return false;',
    test: HIDING,
    title: 'takes no place from those who are here',
  },
  {
    defence: 'presence is signed',
    file: 'sync/presence.ts',
    find: 'if (!valid) return;',
    put: '',
    test: PRESENCE,
    title: 'refuses a signature for another assembly',
  },
  {
    defence: 'old presence stays old',
    file: 'sync/presence.ts',
    find: 'return sequence > (this.#sequences.get(device) ?? -1);',
    put: 'return this.#present.size >= 0;',
    test: PRESENCE,
    title: 'refuses replays',
  },
  {
    defence: 'presence is bounded',
    file: 'sync/presence.ts',
    find: 'if (this.#present.size < MOST_PRESENT) return true;',
    put: 'if (this.#present.size >= 0) return true;',
    test: PRESENCE,
    title: 'holds 256 devices at most',
  },
];

const signatures: readonly Plant[] = [
  {
    defence: 'S is below L',
    file: 'ledger/strict-signature.ts',
    find: '  below(signature.subarray(32), L, 0xff) &&\n',
    put: '',
    test: SIGNATURES,
    title: 'S = L + 1',
  },
  {
    defence: 'points are canonical',
    file: 'ledger/strict-signature.ts',
    find: 'below(point, P, 0x7f) && ',
    put: '',
    test: SIGNATURES,
    title: 'a point that is not canonical',
  },
  {
    defence: 'no point is of small order',
    file: 'ledger/strict-signature.ts',
    find: ' && !SMALL_ORDER.some((y) => hasY(point, y))',
    put: '',
    test: 'unit/ledger/signature-vectors.test.ts',
    title: 'get the verdict of the one rule in Node',
  },
  {
    defence: 'the strict rule is asked before WebCrypto',
    file: 'ledger/verifier.ts',
    find: 'if (!isStrongKey(publicKey) || !isStrictSignature(signature)) return false;',
    put: '',
    test: 'unit/ledger/signature-vectors.test.ts',
    title: 'get the verdict of the one rule in Node',
  },
];

const forks: readonly Plant[] = [
  {
    defence: 'heads are compared when two meet, and when either hears more',
    file: 'sync/ledger-exchange.ts',
    find: '    if (!this.#forkSearches.spend()) {',
    put: '    if (this.#forkSearches.spend() || true) {',
    test: ROOMS,
    title: 'are found, proven to all',
  },
  {
    defence: 'proofs are passed on when they are found',
    file: 'sync/ledger-exchange.ts',
    find: '    if (change.forks.length === 0) return;',
    put: '    if (change.forks.length >= 0) return;',
    test: ROOMS,
    title: 'are found, proven to all',
  },
  {
    defence: 'who goes on holding what is void is told again',
    file: 'sync/ledger-exchange.ts',
    find: '    this.#remind(vector);\n',
    put: '',
    test: HIDING,
    title: 'is proven again, once',
  },
  {
    defence: 'an earlier fork takes the place of a later one',
    file: 'ledger/keeper.ts',
    find: 'if (feeds.voidFrom(proof.feed) <= proof.burst) return true;',
    put: 'if (feeds.voidFrom(proof.feed) < Infinity) return true;',
    test: ROOMS,
    title: 'are found, proven to all',
  },
  {
    defence: 'proofs that wait for their feed are few',
    file: 'ledger/waiting-proofs.ts',
    find: 'remember(this.#proofs, proof.feed, proof, MOST);',
    put: 'remember(this.#proofs, proof.feed, proof, MOST * 1e9);',
    test: FORKS,
    title: 'are not kept without end',
  },
  {
    defence: 'a feed whose fork is proven is void in talk',
    file: 'domain/talk/reduce.ts',
    find: 'if (burst.burst >= (memory.cuts.get(burst.feed) ?? Number.POSITIVE_INFINITY)) continue;',
    put: '',
    test: ROOMS,
    title: 'are found, proven to all',
  },
  {
    defence: 'a certificate is the only one that a description names',
    file: 'sync/data-channel.ts',
    find: 'found.size === 1 ?',
    put: 'found.size >= 1 ?',
    test: 'unit/sync/fingerprint.test.ts',
    title: '',
  },
  {
    defence: 'the hash of a file covers all of it',
    file: 'sync/assembly-file.ts',
    find: "if (!sameBytes(sha256(body), content.subarray(length - HASH_BYTES))) return fault('damaged');",
    put: '',
    test: 'unit/sync/assembly-file.test.ts',
    title: 'one byte changed anywhere',
  },
];

const eclipse = (defence: string, file: string, find: string, put: string, title: string): Plant => ({
  defence,
  file,
  find,
  put,
  test: 'unit/sync/eclipse.test.ts',
  title,
});

const eclipses: readonly Plant[] = [
  eclipse(
    'strangers who came by themselves have twelve places',
    'sync/neighbours.ts',
    "if (!this.#hasPlaceFor(entry, peer)) return entry.link.close('tooManyLinks');",
    '',
    'no more than twelve strangers',
  ),
  eclipse(
    'devices of members have places that strangers can’t take',
    'sync/neighbours.ts',
    'return [...this.#shares.values()].some(({ share }) => share.isMember(device));',
    'return false;',
    'a device of a member finds a place',
  ),
  eclipse(
    'devices that were met before have places that strangers can’t take',
    'sync/neighbours.ts',
    'if (this.#options.met?.has(device)) return true;',
    '',
    'met before',
  ),
  eclipse(
    'known devices are looked for also where strangers are enough',
    'sync/link-policy.ts',
    "return prefersKnown({ all, known }) && all < MOST_OF_ALL ? 'known' : 'none';",
    "return 'none';",
    'are looked for until there are three',
  ),
  eclipse(
    'a known device is taken where no stranger would be',
    'sync/link-policy.ts',
    '  if (isKnown) return all < MOST_OF_ALL && (known < MOST || (links ?? FEW) < FEW);\n',
    '',
    'is taken where no stranger would be',
  ),
  eclipse(
    'strangers whom others introduce are taken up to twelve',
    'sync/link-policy.ts',
    'return (links ?? FEW) < FEW && all - known < MOST_OF_STRANGERS;',
    'return (links ?? FEW) < FEW;',
    'is taken where no stranger would be',
  ),
  {
    defence: 'who is told of by no neighbour is sought out at meeting points',
    file: 'sync/link-policy.ts',
    find: 'const isWanted = !isHeard || (isKnown && prefersKnown(own));',
    put: 'const isWanted = isKnown && prefersKnown(own);',
    test: INTRODUCTIONS,
    title: 'makes a bridge to whom nothing is heard of',
  },
  {
    defence: 'those who say to be told of by nobody get two places at a time',
    file: 'sync/link-policy.ts',
    find: 'own.bridges < MOST_BRIDGES && ',
    put: '',
    test: INTRODUCTIONS,
    title: 'makes a bridge to whom nothing is heard of',
  },
];

export const plants: readonly Plant[] = [
  ...proving,
  ...bounds,
  ...blame,
  ...hiding,
  ...signatures,
  ...forks,
  ...eclipses,
];
