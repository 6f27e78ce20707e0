/**
 * Making another device one of mine, at either end. Both people compare three words; only when both have
 * said that they are the same, the old device signs for the new one and gives it what it needs. The new one
 * writes all of that at once. Whatever goes wrong before leaves both devices as they were.
 */
import { readableName } from '../../lib/readable-name.ts';
import { writable } from '../../lib/readable.ts';
import type { Result } from '../../lib/result.ts';
import type { Paired } from '../../sync/pairing-source.ts';
import type { DeviceLinkFault, DeviceLinkState } from '../devices-api.ts';
import type { Proof } from '../ports.ts';
import {
  decodeLinkMessage,
  encodeLinkMessage,
  type Given,
  type GivenAssembly,
  type GivenDevice,
  type LinkMessage,
} from './link-messages.ts';

/** What the old device gives, once both have confirmed. */
export interface Gift {
  readonly proof: Proof;
  readonly name: string;
  readonly points: readonly string[];
  readonly assemblies: readonly GivenAssembly[];
  readonly devices: readonly GivenDevice[];
}

/** Takes what is written down whole, or nothing of it. */
export type Keep = (gift: Gift) => Promise<DeviceLinkFault | null>;

/** What an end does of its own. */
interface End {
  /** The other device's name, where it says one. */
  begin(talk: LinkTalk): void;
  take(talk: LinkTalk, message: LinkMessage): void;
  /** Both have confirmed. */
  agreed(talk: LinkTalk): void;
}

/** What both ends have in common: the words, who has confirmed, refusing, and being lost. */
export class LinkTalk {
  readonly state = writable<DeviceLinkState>({ type: 'waiting' });
  /** What it means when the link goes. */
  lostIs: DeviceLinkFault = 'lost';
  #paired: Paired | null = null;
  #mine = false;
  #theirs = false;
  /** What was given is being written down: only that decides now how it ends. */
  #isSettling = false;

  constructor(
    private readonly end: End,
    /** Called once, when nothing more will happen; `done`: the device was linked. */
    private readonly onOver: (done: boolean) => void,
  ) {}

  connecting(): void {
    if (this.state.get().type === 'waiting') this.state.set({ type: 'connecting' });
  }

  /** That was another code; there may be a better one. */
  wait(): void {
    if (!this.isOver) this.state.set({ type: 'waiting' });
  }

  begin(linked: Result<Paired, DeviceLinkFault>): void {
    if (this.isOver) return;
    if (!linked.ok) return this.fail(linked.fault);
    const paired = linked.value;
    this.#paired = paired;
    this.state.set({ type: 'compare', words: paired.words, name: '', confirmed: false });
    void paired.ended.then(() => this.fail(this.lostIs));
    paired.hear((bytes) => this.#take(bytes));
    this.end.begin(this);
  }

  get isOver(): boolean {
    const { type } = this.state.get();
    return type === 'done' || type === 'failed';
  }

  /** The other device's key in hex, proven. */
  get device(): string {
    return this.#paired?.device ?? '';
  }

  call(name: string): void {
    const now = this.state.get();
    if (now.type === 'compare') this.state.set({ ...now, name: readableName(name) });
  }

  confirm(): void {
    const now = this.state.get();
    if (now.type !== 'compare' || now.confirmed) return;
    this.state.set({ ...now, confirmed: true });
    this.#mine = true;
    this.say({ type: 'confirmed' });
    if (this.#theirs) this.end.agreed(this);
  }

  /** `why`: where this person stops once everything was given, nobody here can say what came of it. */
  refuse(why: DeviceLinkFault = 'refused'): void {
    if (this.isOver || this.#isSettling) return;
    if (this.#paired) this.say({ type: 'refused' });
    this.fail(why === 'refused' && this.lostIs === 'unsure' ? 'unsure' : why);
  }

  /**
   * Writes down what was given, which makes this device the person's. Whatever is said or lost meanwhile, it
   * ends as that does: nothing shall be called undone that was done.
   */
  async settle(keep: () => Promise<DeviceLinkFault | null>): Promise<DeviceLinkFault | null> {
    this.#isSettling = true;
    try {
      return await keep();
    } finally {
      this.#isSettling = false;
    }
  }

  fail(why: DeviceLinkFault): void {
    if (this.isOver || this.#isSettling) return;
    this.state.set({ type: 'failed', why });
    this.onOver(false);
  }

  done(assemblies: number): void {
    const now = this.state.get();
    if (this.isOver) return;
    this.state.set({ type: 'done', name: now.type === 'compare' ? now.name : '', assemblies });
    this.onOver(true);
  }

  say(message: LinkMessage): void {
    this.#paired?.say(encodeLinkMessage(message));
  }

  #take(bytes: Uint8Array): void {
    if (this.isOver || this.#isSettling) return;
    const message = decodeLinkMessage(bytes);
    if (message === null) return this.refuse('notProven');
    if (message.type === 'refused') return this.fail('refused');
    if (message.type !== 'confirmed') return this.end.take(this, message);
    if (this.#theirs) return;
    this.#theirs = true;
    if (this.#mine) this.end.agreed(this);
  }
}

/** The device that is mine already. `gift`: asked for once both have confirmed. */
export function oldEnd(
  gift: (device: string) => Promise<Result<Gift, DeviceLinkFault>>,
  keepName: (device: string, name: string) => void,
): End {
  let given: number | null = null;
  let theirName: string | null = null;
  return {
    begin: () => undefined,
    take(talk, message) {
      if (message.type === 'here' && theirName === null) {
        theirName = readableName(message.value.name);
        talk.call(message.value.name);
      } else if (message.type === 'kept' && given !== null) {
        keepName(talk.device, theirName ?? '');
        talk.done(given);
      } else talk.refuse('notProven');
    },
    agreed(talk) {
      gift(talk.device)
        .then((made) => {
          // Stopped meanwhile: nobody is given anything then.
          if (talk.isOver) return;
          if (!made.ok) return talk.refuse(made.fault);
          talk.lostIs = 'unsure';
          const { proof, name, points, assemblies, devices } = made.value;
          given = assemblies.length;
          const value: Given = {
            version: 1,
            ...proof,
            name,
            assemblies: assemblies.length,
            devices: devices.length,
            points,
          };
          talk.say({ type: 'given', value });
          for (const assembly of assemblies) talk.say({ type: 'assembly', value: assembly });
          for (const device of devices) talk.say({ type: 'device', value: device });
        })
        .catch(() => talk.refuse('storageFailed'));
    },
  };
}

/** The device that is about to become mine. `isProven`: whether the proof holds for its own key. */
export function newEnd(name: string, isProven: (proof: Proof) => Promise<boolean>, keep: Keep): End {
  let agreed = false;
  let isWhole = false;
  let given: Given | null = null;
  const assemblies: GivenAssembly[] = [];
  const devices: GivenDevice[] = [];
  async function take(talk: LinkTalk, { person, chain, certificate, name: called, points }: Given) {
    const proof = { person, chain, certificate };
    if (!(await isProven(proof))) return talk.refuse('notProven');
    if (talk.isOver) return;
    const wrong = await talk.settle(() => keep({ proof, name: called, points, assemblies, devices }));
    if (wrong !== null) return talk.refuse(wrong);
    talk.say({ type: 'kept' });
    talk.done(assemblies.length);
  }
  return {
    begin(talk) {
      talk.say({ type: 'here', value: { version: 1, name } });
    },
    take(talk, message) {
      if (isWhole) return;
      if (!agreed) return talk.refuse('notProven');
      if (message.type === 'given' && given === null) {
        given = message.value;
        talk.call(given.name);
      } else if (message.type === 'assembly' && given && assemblies.length < given.assemblies)
        assemblies.push(message.value);
      else if (message.type === 'device' && given && devices.length < given.devices)
        devices.push(message.value);
      else return talk.refuse('notProven');
      if (assemblies.length < given.assemblies || devices.length < given.devices) return;
      isWhole = true;
      take(talk, given).catch(() => talk.refuse('storageFailed'));
    },
    agreed: () => {
      agreed = true;
    },
  };
}
