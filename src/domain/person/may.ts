/** What a device asks about itself, and about others of its person; see ../ask.ts for what answers mean. */
import { ask } from '../ask.ts';
import type { Answer } from '../ask.ts';
import type { DeviceId, PersonId } from '../burst.ts';
import { factsOf } from '../governance/reduce.ts';
import { everything } from '../past/act.ts';
import type { Governance } from '../state.ts';
import { isRevokedIn } from './revoked.ts';
import { devicesRevokedRule } from './rules.ts';

export const mayRevoke = (state: Governance, person: PersonId, devices: readonly DeviceId[]): Answer =>
  ask(state, person, devicesRevokedRule, { devices, talk: [] });

/**
 * [PER-9] Whether that device of the person's is revoked, as far as is known here; also one that has said
 * nothing here yet. `chain`: the devices that certified it.
 */
export const isRevokedDevice = (
  state: Governance,
  person: PersonId,
  device: DeviceId,
  chain: readonly DeviceId[] = [],
): boolean => isRevokedIn(factsOf(state), person, device, chain, everything);
