import { createUniqueId, Show } from 'solid-js';
import { polar, short, speakingPath } from '../rings/geometry.ts';
import { initials, keyLook } from '../rings/key-look.ts';
import styles from './person-stone.module.css';

export interface PersonStoneProps {
  /** The person's key: it gives the hue and the bite, so that a namesake looks different. */
  readonly person: string;
  /** Null while no name is known here. */
  readonly name: string | null;
  readonly size?: number;
  /** Not welcomed yet: a dotted outline until a member says hello. */
  readonly newcomer?: boolean;
  /** Speaking: the stone's corner points there, in degrees clockwise from the top. */
  readonly pointing?: number;
}

/** A person as a stone with their initials. Silent to a screen reader: write the name beside it. */
export function PersonStone(props: PersonStoneProps) {
  const size = () => props.size ?? 40;
  const look = () => keyLook(props.person);
  const mask = createUniqueId();
  const bite = () => polar(20, 20, 19.5, look().bite);
  const letters = () => initials(props.name ?? '');
  return (
    <svg
      class={styles.person}
      style={{ '--h': look().hue }}
      width={size()}
      height={size()}
      viewBox="0 0 40 40"
      aria-hidden="true"
    >
      <Show
        when={!props.newcomer}
        fallback={<circle class={styles.newcomer} cx={20} cy={20} r={18} stroke-dasharray="1.5 4.15" />}
      >
        <Show
          when={props.pointing !== undefined}
          fallback={
            <>
              <mask id={mask}>
                <circle class={styles.shown} cx={20} cy={20} r={19} />
                <circle class={styles.bitten} cx={bite().x} cy={bite().y} r={4.2} />
              </mask>
              <circle class={styles.face} cx={20} cy={20} r={19} mask={`url(#${mask})`} />
            </>
          }
        >
          <path
            class={styles.face}
            d={speakingPath(19)}
            transform={`translate(20 20) rotate(${short((props.pointing ?? 0) - 45)})`}
          />
        </Show>
      </Show>
      <text class={styles.letters} classList={{ [styles.soft ?? '']: props.newcomer ?? false }} x={20} y={25}>
        {letters()}
      </text>
    </svg>
  );
}
