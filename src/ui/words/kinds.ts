/** The kinds of assembly, as people call them. */
import type { AssemblyKind } from '../../domain/state.ts';

export const KINDS = {
  geographical: { name: 'Area', about: 'A constituency, city or region: the people who live there.' },
  workingGroup: { name: 'Working group', about: 'A few people with one thing to do.' },
  committee: { name: 'Committee', about: 'An assembly made up of working groups.' },
  community: { name: 'Community', about: 'People who share something, wherever they live.' },
  umbrella: { name: 'Umbrella', about: 'For a while: a matter that touches several assemblies.' },
  hub: { name: 'The Moot', about: 'The open house, where everyone comes in and says hello.' },
} as const satisfies Record<AssemblyKind, { readonly name: string; readonly about: string }>;

export const KIND_ORDER = [
  'geographical',
  'workingGroup',
  'committee',
  'community',
  'umbrella',
  'hub',
] as const satisfies readonly AssemblyKind[];
