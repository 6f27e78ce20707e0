import { createSignal } from 'solid-js';
import { Banner } from '../../kit/banner.tsx';
import { Check, Choice, TextArea, TextField } from '../../kit/field.tsx';
import { KitPart } from './kit-part.tsx';
import styles from './kit.module.css';

const KINDS = [
  { value: 'workingGroup', label: 'A working group', hint: 'People with one task.' },
  { value: 'geographical', label: 'A place', hint: 'A constituency, a city, a region.' },
] as const;

export function KitFields() {
  const [kind, setKind] = createSignal<'workingGroup' | 'geographical'>('geographical');
  const [checked, setChecked] = createSignal(true);
  return (
    <div class={styles.pair}>
      <KitPart title="Banners">
        <div class={styles.stack}>
          <Banner tone="needs" lead="You agreed to revision 2.">
            Two lines are new, so that doesn’t count yet. <a href="#/kit">See what changed</a>
          </Banner>
          <Banner tone="alone" lead="Back after 31 days.">
            Everything you wrote is here. 3 things were decided meanwhile. <a href="#/kit">Read them</a>
          </Banner>
          <Banner tone="refused" lead="Not counted.">
            Ballots are for members, and you’re a participant. Two members can vouch for you.{' '}
            <a href="#/kit">How that works</a>
          </Banner>
          <Banner tone="good" lead="Decided.">
            Nobody spoke against it in five days.
          </Banner>
          <Banner lead="Settled as far as this device has heard.">
            From 19 of 24 people. <a href="#/kit">See from whom</a>
          </Banner>
        </div>
      </KitPart>
      <KitPart title="Fields">
        <div class={styles.stack}>
          <TextField label="Name of the assembly" value="Hunslet repair café" />
          <TextField
            label="Members needed"
            value="14"
            hint="A third of 42. Fewer, and nothing can be settled."
          />
          <TextField label="Your reason" fault="An objection needs a reason, so it can be answered." />
          <TextArea label="Its purpose" placeholder="What is it for?" />
          <Choice label="What kind is it?" options={KINDS} value={kind()} onChoose={setKind} />
          <Check label="Show it to everyone nearby" checked={checked()} onChange={setChecked} />
        </div>
      </KitPart>
    </div>
  );
}
