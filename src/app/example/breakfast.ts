/** The proposal that the constituency talks out longest, text by text. */
import type { ProposalInput } from '../api.ts';

export const BREAKFAST_1: ProposalInput = {
  title: 'Free breakfast club at Hunslet primary schools',
  about: 'Parents and children in Hunslet, and whoever cooks.',
  text: 'We open a free breakfast in the halls of St Joseph’s and Hunslet Carr, Monday to Friday in term time, from 8:00 to 8:40.\n\nAny child may come. Nobody is asked why.\n\nTwo adults at each table, volunteers. We begin after half term and look again in March.',
};
export const BREAKFAST_2: ProposalInput = {
  ...BREAKFAST_1,
  text: 'We open a free breakfast in the halls of St Joseph’s and Hunslet Carr, Monday to Friday in term time, from 7:45 to 8:40.\n\nAny child may come. Nobody is asked why.\n\nTwo adults at each table, volunteers. We begin after half term and look again in March.',
};
export const BREAKFAST_3: ProposalInput = {
  ...BREAKFAST_1,
  text: 'We open a free breakfast in the halls of St Joseph’s and Hunslet Carr, Monday to Friday in term time, from 7:45 to 8:40.\n\nAny child may come. Nobody is asked why. Allergies are written on the child’s own card, kept by the parent.\n\nTwo adults at each table, checked by the school before they start. We begin after half term and look again in March.',
};
