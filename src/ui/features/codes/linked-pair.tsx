import { createMemo } from 'solid-js';
import { PersonStone } from '../../kit/person-stone.tsx';
import { layOutChain } from '../../rings/geometry.ts';
import css from './linked-pair.module.css';

interface Who {
  /** The person's key, or the device's where nobody proved to be behind it. */
  readonly id: string;
  readonly name: string;
}

const SHAPE = { rings: 2, radius: 84, distance: 138, band: 14, gap: 5, vertical: false };
const STONE = 52;

/** Two rings that have linked, with a stone in each. Silent: the title says it. */
export function LinkedPair(props: { readonly me: Who; readonly other: Who }) {
  const chain = createMemo(() => layOutChain(SHAPE));
  const at = (i: number) => chain().centres[i] ?? { x: 0, y: 0 };
  const ring = (i: number) => (
    <>
      <circle
        class={css.gap}
        cx={at(i).x}
        cy={at(i).y}
        r={SHAPE.radius}
        stroke-width={SHAPE.band + 2 * SHAPE.gap}
      />
      <circle class={css.ring} cx={at(i).x} cy={at(i).y} r={SHAPE.radius} stroke-width={SHAPE.band} />
    </>
  );
  const stone = (i: number, who: Who, to: -1 | 1) => (
    <svg x={at(i).x + to * 10 - STONE / 2} y={at(i).y - STONE / 2} width={STONE} height={STONE}>
      <PersonStone person={who.id} name={who.name} size={STONE} />
    </svg>
  );
  return (
    <svg class={css.pair} viewBox={`0 0 ${chain().width} ${chain().height}`} aria-hidden="true">
      {ring(0)}
      {ring(1)}
      <path class={css.gap} d={chain().links[0]?.gap} stroke-width={SHAPE.band + 2 * SHAPE.gap} />
      <path class={css.ring} d={chain().links[0]?.over} stroke-width={SHAPE.band} />
      {stone(0, props.me, -1)}
      {stone(1, props.other, 1)}
    </svg>
  );
}
