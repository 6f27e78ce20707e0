/** Opens what an assembly is made of on this device: ledgers, reductions, writers, local marks. */
import { emptyGovernance, headsToName, reduceGovernance } from '../../domain/governance/reduce.ts';
import type { Governance, GovernanceChange, Talk, TalkChange } from '../../domain/state.ts';
import { emptyTalk, reduceTalk } from '../../domain/talk/reduce.ts';
import { addFacts } from '../../ledger/burst-facts.ts';
import { feedId, ledgerId } from '../../ledger/ids.ts';
import type { Intake } from '../../ledger/intake.ts';
import { openLedger, type Ledger } from '../../ledger/ledger.ts';
import { fromHex, toHex } from '../../lib/bytes.ts';
import type { AssemblyId } from '../api.ts';
import type { Identity, WorldPorts } from '../ports.ts';
import { Certificates } from './certificates.ts';
import { BallotSecrets } from './ballot-secrets.ts';
import { DeviceWords } from './device-words.ts';
import { LedgerWriter } from './ledger-writer.ts';
import { ReadMarks } from './read-marks.ts';
import { Reduction } from './reduction.ts';
import { LostActs } from './lost-acts.ts';
import { OwnPast } from './own-past.ts';
import { StrangerPool } from './stranger-pool.ts';
import { Unsent } from './unsent.ts';

/** One ledger with what its records come to and the way to write to it. */
export interface Side<State, Change> {
  readonly ledger: Ledger;
  readonly reduction: Reduction<State, Change>;
  readonly writer: LedgerWriter;
}

export interface AssemblyParts {
  readonly id: AssemblyId;
  readonly ports: WorldPorts;
  /** Who this device speaks for, now: its key may be renewed while the assembly is open. */
  readonly identity: () => Identity;
  readonly governance: Side<Governance, GovernanceChange>;
  readonly talk: Side<Talk, TalkChange>;
  readonly words: DeviceWords;
  readonly secrets: BallotSecrets;
  readonly marks: ReadMarks;
  readonly unsent: Unsent;
  readonly ownPast: OwnPast;
  readonly lost: LostActs;
  /** [PER-9] This device was revoked, here or in another assembly. */
  readonly stopped: () => boolean;
  /** For what happens in the background, where nobody waits for a result. */
  readonly onFailure: (error: unknown) => void;
}

export async function openParts(
  id: AssemblyId,
  ports: WorldPorts,
  identity: () => Identity,
  onFailure: (error: unknown) => void,
  stopped: () => boolean = () => false,
): Promise<AssemblyParts> {
  const assembly = fromHex(id);
  if (!assembly) throw new TypeError('An assembly id is hex');
  const { facts } = ports.store;
  const device = () => toHex(identity().device.publicKey);
  const ownPast = new OwnPast(ports, () => identity().device.publicKey);
  const lost = new LostActs(facts, id);
  await lost.load();
  const writing: Writing = { ports, identity, ownPast, stopped };
  const governance = await openGovernance(id, assembly, writing, onFailure);
  const pool = new StrangerPool(governance.reduction, device);
  const [talk, words, secrets] = await Promise.all([
    openTalk(assembly, writing, pool),
    DeviceWords.load(facts, id, onFailure),
    BallotSecrets.load(facts, id, (length) => ports.randomBytes(length)),
  ]);
  const marks = await ReadMarks.load(facts, id, device, () => talk.reduction.get(), ports.now(), onFailure);
  const unsent = new Unsent(facts, id, device, onFailure);
  const local = { words, secrets, marks, unsent, ownPast, lost };
  return { id, ports, identity, governance, talk, ...local, stopped, onFailure };
}

type Writing = Pick<AssemblyParts, 'ports' | 'identity' | 'ownPast' | 'stopped'>;

async function openGovernance(
  id: AssemblyId,
  assembly: Uint8Array,
  writing: Writing,
  onFailure: (error: unknown) => void,
): Promise<Side<Governance, GovernanceChange>> {
  const { ports, identity } = writing;
  const [ledger, certificates] = await Promise.all([
    openOne(ledgerId(assembly, 'governance'), ports, false),
    Certificates.load(ports.store.facts, id, ports.verifier, onFailure),
  ]);
  const reduction = await Reduction.start<Governance, GovernanceChange>({
    ledger,
    empty: emptyGovernance(id),
    reduce: reduceGovernance,
    addFacts: (bursts) => addFacts(certificates, bursts),
  });
  const writer = writerOf(ledger, reduction, writing, (records) => {
    const { device, person } = identity();
    const headers = records.map(({ header }) => header);
    return headsToName(reduction.get(), feedId(ledger.id, device.publicKey), person, headers);
  });
  return { ledger, reduction, writer };
}

/** Talk keeps no past: its records stand for themselves, so nobody waits for anybody. */
async function openTalk(
  assembly: Uint8Array,
  writing: Writing,
  pool: StrangerPool,
): Promise<Side<Talk, TalkChange>> {
  const ledger = await openOne(ledgerId(assembly, 'talk'), writing.ports, true, pool);
  pool.watch(ledger);
  const reduction = await Reduction.start<Talk, TalkChange>({
    ledger,
    empty: emptyTalk(),
    reduce: reduceTalk,
    addFacts: async (bursts) => bursts,
  });
  return { ledger, reduction, writer: writerOf(ledger, reduction, writing, () => []) };
}

const openOne = (id: Uint8Array, ports: WorldPorts, lazy: boolean, intake?: Intake): Promise<Ledger> =>
  openLedger({
    id,
    journal: ports.store.journal(id),
    verifier: ports.verifier,
    lazy,
    ...(intake && { intake }),
    random: (length) => ports.randomBytes(length),
  });

const writerOf = <State, Change>(
  ledger: Ledger,
  reduction: Reduction<State, Change>,
  { ports, identity, ownPast, stopped }: Writing,
  heads: ConstructorParameters<typeof LedgerWriter>[0]['heads'],
): LedgerWriter =>
  new LedgerWriter({
    ledger,
    key: () => identity().device,
    heads,
    settled: () => reduction.settled(),
    exclusively: (name, act) => ports.tabs.exclusively(name, act),
    now: () => ports.now(),
    stopped,
    caughtUp: () => ownPast.caughtUp(ledger),
  });
