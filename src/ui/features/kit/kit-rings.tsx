import { For } from 'solid-js';
import type { AssemblyKind } from '../../../domain/state.ts';
import { Icon, ICON_NAMES } from '../../kit/icon.tsx';
import { PersonStone } from '../../kit/person-stone.tsx';
import { AssemblyRing } from '../../rings/assembly-ring.tsx';
import { ConnectionSign } from '../../rings/connection-sign.tsx';
import { HereRing } from '../../rings/here-ring.tsx';
import { LinkedRings } from '../../rings/linked-rings.tsx';
import { NeedsRing } from '../../rings/needs-ring.tsx';
import { StepRing } from '../../rings/step-ring.tsx';
import type { Step } from '../../rings/step-sign.tsx';
import { KitPart, Labelled } from './kit-part.tsx';
import styles from './kit.module.css';

const KINDS: readonly {
  readonly kind: AssemblyKind | null;
  readonly name: string;
  readonly label: string;
}[] = [
  { kind: 'geographical', name: 'Leeds Central', label: 'place' },
  { kind: 'workingGroup', name: 'Housing', label: 'working group' },
  { kind: 'committee', name: 'Welfare Committee', label: 'committee' },
  { kind: 'umbrella', name: 'Northern Trams', label: 'umbrella' },
  { kind: 'hub', name: 'The Moot', label: 'hub' },
  { kind: null, name: 'Selby', label: 'being joined' },
];

const STEPS: readonly Step[] = ['talk', 'moot', 'ballot', 'decision'];

const PEOPLE = [
  { person: 'asha', name: 'Asha Okonjo', label: 'Asha Okonjo' },
  { person: 'another', name: 'Asha Okonjo', label: 'another Asha Okonjo' },
  { person: 'lvps', name: 'Lakshmi Venkataraman-Pemberton-Smythe', label: 'a long name' },
  { person: 'bo', name: 'Bo', label: 'one name' },
  { person: 'none', name: null, label: 'not known yet' },
] as const;

export function KitRings() {
  return (
    <>
      <div class={styles.pair}>
        <KitPart
          title="Rings"
          caption="An assembly’s hue is in its ring alone. The marigold stone waits for you."
        >
          <For each={KINDS}>
            {(one) => (
              <Labelled label={one.label}>
                <AssemblyRing assembly={one.name} name={one.name} kind={one.kind} people={18} size={52} />
              </Labelled>
            )}
          </For>
          <Labelled label="needs you">
            <AssemblyRing
              assembly="Dewsbury"
              name="Dewsbury"
              kind="geographical"
              people={30}
              needsYou
              size={52}
            />
          </Labelled>
        </KitPart>
        <KitPart
          title="People"
          caption="Hue and bite belong to the person: a namesake looks different, also without colour."
        >
          <For each={PEOPLE}>
            {(one) => (
              <Labelled label={one.label}>
                <PersonStone person={one.person} name={one.name} size={48} />
              </Labelled>
            )}
          </For>
          <Labelled label="small">
            <PersonStone person="ken" name="Ken Blythe" size={28} />
          </Labelled>
          <Labelled label="newcomer">
            <PersonStone person="idris" name="Idris Bello" newcomer size={48} />
          </Labelled>
        </KitPart>
      </div>
      <KitPart title="Steps and connection">
        <For each={STEPS}>
          {(step) => (
            <Labelled label={step}>
              <span class={styles.sizes}>
                <StepRing step={step} />
                <StepRing step={step} needsYou />
              </span>
            </Labelled>
          )}
        </For>
        <Labelled label="cooling off">
          <StepRing step="decision" daysGone={2} />
        </Labelled>
        <Labelled label="with others">
          <ConnectionSign state="connected" size={40} />
        </Labelled>
        <Labelled label="this device alone">
          <ConnectionSign state="alone" size={40} />
        </Labelled>
        <Labelled label="looking">
          <ConnectionSign state="looking" size={40} />
        </Labelled>
      </KitPart>
      <KitPart title="On the wall">
        <div class={styles.wall} data-wall="sign">
          <NeedsRing waiting={3} done={4} />
          <NeedsRing waiting={1} done={0} />
          <NeedsRing waiting={0} done={2} />
          <HereRing people={24} here={5} size={140} />
          <HereRing people={3} here={1} size={140} />
        </div>
        <div class={styles.chain}>
          <LinkedRings />
        </div>
      </KitPart>
      <KitPart title="Icons">
        <For each={ICON_NAMES}>
          {(name) => (
            <Labelled label={name}>
              <Icon name={name} />
            </Labelled>
          )}
        </For>
      </KitPart>
    </>
  );
}
