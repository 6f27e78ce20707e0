/** Acts about the roll. Founding list, welcome, vouch and taking one's place: acts.ts. */
import { mayLeaveRoll } from '../../domain/roll/may.ts';
import type { RollActs } from '../acts-api.ts';
import { govern } from './acting.ts';
import type { AssemblyCore } from './assembly-core.ts';
import { leave } from './roll-records.ts';

export const createRollActs = (core: AssemblyCore): RollActs => ({
  leaveRoll: () => govern(core, () => mayLeaveRoll(core.governance, core.me), leave),
});
