/** What members hide of a person's own words, and they have not answered yet. */
import type { PersonId } from '../../domain/burst.ts';
import type { Hiding } from '../../domain/hiding/state.ts';
import type { Need } from '../../domain/needs.ts';
import type { Governance, Talk } from '../../domain/state.ts';

function isAbout(hiding: Hiding, governance: Governance, talk: Talk, person: PersonId): boolean {
  const { target } = hiding;
  if (target.type === 'person') {
    return target.person === person && governance.people.get(person)?.standing === 'newcomer';
  }
  const said = talk.messages.get(target.record) ?? talk.topics.get(target.record);
  return said !== undefined && !said.erased && governance.devices.get(said.device) === person;
}

export function hiddenWordsOfMine(governance: Governance, talk: Talk, me: PersonId): readonly Need[] {
  const needs: Need[] = [];
  for (const hiding of governance.hidings.values()) {
    if (!hiding.hidden || !isAbout(hiding, governance, talk, me)) continue;
    if (hiding.answers.some(({ person }) => person === me)) continue;
    const since = Math.max(...hiding.said.map(({ time }) => time));
    needs.push({ type: 'wordsHidden', hiding: hiding.key, since });
  }
  return needs;
}
